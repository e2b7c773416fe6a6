import { openEnvelope, parseCredential, StandardsError, type ParsedCredential } from '@wellspring/standards';
import { UsageError } from '../connection/errors.js';
import { readInput } from './read-input.js';

/** The credential of a file, out of its envelope. @throws UsageError with the code of what is wrong with it */
export async function readCredential(file: string): Promise<ParsedCredential> {
  const text = (await readInput(file)).trim();
  return inStandards(file, async () => openEnvelope(parseCredential(text)));
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
