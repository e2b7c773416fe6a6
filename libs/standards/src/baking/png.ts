import { inflateSync } from 'node:zlib';
import {
  bakedText,
  bakeUnchanged,
  maxBakedBytes,
  onlyOne,
  tooLarge,
  type BakedCredential,
  type BakedKind,
} from './baked-credential.js';
import { makePngChunk, malformed, readPngChunks, writePng, type PngChunk } from './png-chunks.js';

/** Open Badges 3.0 §5.3.1.1, CLR 2.0 baking, Open Badges 2.0 baking §1.2.1. */
const keywords = { badge: 'openbadgecredential', clr: 'clrcredential', assertion: 'openbadges' } as const;
const kinds = new Map<string, BakedKind>(
  Object.entries(keywords).map(([kind, keyword]) => [keyword, kind as BakedKind]),
);

/**
 * Puts a credential into a PNG as an uncompressed iTXt chunk (Open Badges 3.0 §5.3.1.1); one that is baked in
 * already is replaced. Nothing else of the file changes.
 *
 * @param credentialText JSON with an embedded proof, or a compact JWS, which comes out again as it is
 * @throws StandardsError `STANDARDS_PNG_MALFORMED`, `STANDARDS_PNG_CHECKSUM`, `STANDARDS_TOO_LARGE`,
 * `STANDARDS_BAKING_TEXT`
 * @example unbakePng(bakePng(png, text)).text // text
 */
export function bakePng(png: Uint8Array, credentialText: string, kind: 'badge' | 'clr' = 'badge'): Buffer {
  return bakeUnchanged(credentialText, () => baked(png, credentialText, kind), unbakePng);
}

function baked(png: Uint8Array, credentialText: string, kind: 'badge' | 'clr'): Buffer {
  const chunks = readPngChunks(png).filter((chunk) => kindOf(chunk) === undefined);
  // Keyword, end, no compression, its method, no language, no translated keyword (PNG §11.3.3.4).
  const data = Buffer.concat([
    Buffer.from(`${keywords[kind]}\0\0\0\0\0`, 'latin1'),
    Buffer.from(credentialText),
  ]);
  return writePng([...chunks.slice(0, -1), makePngChunk('iTXt', data), ...chunks.slice(-1)]);
}

/**
 * Takes the credential out of a PNG (Open Badges 3.0 §5.3.1.1): Open Badges 3.0 and CLR 2.0, and Open Badges 2.0 as it
 * is read. Compressed chunks are read, though the standard forbids to write them.
 *
 * @throws StandardsError `STANDARDS_BAKING_NONE`, `STANDARDS_BAKING_AMBIGUOUS`, `STANDARDS_PNG_MALFORMED`,
 * `STANDARDS_PNG_CHECKSUM`, `STANDARDS_TOO_LARGE`
 * @example unbakePng(bakePng(png, jwt)) // { kind: 'badge', text: jwt }
 * @example unbakePng(png) // throws STANDARDS_BAKING_NONE
 */
export function unbakePng(png: Uint8Array): BakedCredential {
  const found: { kind: BakedKind; chunk: PngChunk }[] = [];
  for (const chunk of readPngChunks(png)) {
    const kind = kindOf(chunk);
    if (kind) found.push({ kind, chunk });
  }
  // Before anything is inflated: a file may have many chunks, and each a thousand times its size in it.
  const { kind, chunk } = onlyOne(found);
  return bakedText(kind, textOf(chunk));
}

/** What a chunk bakes in; Open Badges 1.0 had the same keyword in a tEXt chunk. */
function kindOf({ type, data }: PngChunk): BakedKind | undefined {
  if (type !== 'iTXt' && type !== 'tEXt') return undefined;
  const kind = kinds.get(data.toString('latin1', 0, Math.max(0, data.subarray(0, 80).indexOf(0))));
  return type === 'iTXt' || kind === 'assertion' ? kind : undefined;
}

function textOf({ type, data }: PngChunk): string {
  const keywordEnd = data.indexOf(0);
  if (type === 'tEXt') return decodeText(data.subarray(keywordEnd + 1));
  const [flag, method] = data.subarray(keywordEnd + 1, keywordEnd + 3);
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0 || method !== 0 || (flag !== 0 && flag !== 1))
    throw malformed('a text chunk is cut off');
  const content = data.subarray(translatedEnd + 1);
  return decodeText(flag === 1 ? inflate(content) : content);
}

/** Bounded, for a few kilobytes may inflate to gigabytes. */
function inflate(content: Buffer): Buffer {
  try {
    return inflateSync(content, { maxOutputLength: maxBakedBytes });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw malformed('a compressed text cannot be inflated');
  }
}

function decodeText(content: Buffer): string {
  if (content.length > maxBakedBytes) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw malformed('a text is not UTF-8');
  }
}
