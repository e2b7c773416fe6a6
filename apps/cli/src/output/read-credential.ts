import {
  openEnvelope,
  parseCredential,
  StandardsError,
  unbakePng,
  unbakeSvg,
  type ParsedCredential,
} from '@wellspring/standards';
import { UsageError } from '../connection/errors.js';
import { readBytes } from './read-input.js';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** The credential of a file, out of its envelope. @throws UsageError with the code of what is wrong with it */
export async function readCredential(file: string): Promise<ParsedCredential> {
  const text = await readCredentialText(file);
  return inStandards(file, async () => openEnvelope(parseCredential(text)));
}

/** The text of a credential: of the file, or baked into the picture that the file is (Open Badges 3.0 §5.3). */
export async function readCredentialText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  return inStandards(file, async () => {
    if (bytes.subarray(0, 4).equals(pngSignature)) return unbakePng(bytes).text;
    const text = bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    return text.startsWith('<') ? unbakeSvg(text).text : text;
  });
}

/** What the library refuses is for the person at the terminal to mend. */
export async function inStandards<TResult>(file: string, work: () => Promise<TResult>): Promise<TResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StandardsError) throw new UsageError(`${file}: ${error.message} [${error.code}]`);
    throw error;
  }
}
