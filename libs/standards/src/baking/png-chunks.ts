import { crc32 } from 'node:zlib';
import { StandardsError } from '../standards-error.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const maxBytes = 20_000_000;
const maxChunks = 100_000;

/** One chunk of a PNG: its type, its data, and all its bytes. */
export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
  readonly bytes: Buffer;
}

/**
 * The chunks of a PNG (PNG §5), every one with its checksum checked.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE` above 20 MB or 100,000 chunks, `STANDARDS_PNG_MALFORMED`, `STANDARDS_PNG_CHECKSUM`
 * @example readPngChunks(png).map(({ type }) => type) // ['IHDR', 'IDAT', 'IEND']
 */
export function readPngChunks(png: Uint8Array): PngChunk[] {
  if (png.length > maxBytes) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'A PNG of more than 20 MB is not read.');
  }
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!bytes.subarray(0, 8).equals(signature)) throw malformed('it does not begin as one');
  const chunks: PngChunk[] = [];
  for (let at = 8; at < bytes.length; at += chunks.at(-1)?.bytes.length ?? 0) {
    if (chunks.at(-1)?.type === 'IEND') throw malformed('more follows its end');
    if (chunks.length >= maxChunks)
      throw new StandardsError('STANDARDS_TOO_LARGE', 'A PNG of more than 100,000 chunks is not read.');
    chunks.push(readChunk(bytes, at));
  }
  if (chunks[0]?.type !== 'IHDR' || chunks[0].data.length !== 13 || chunks.at(-1)?.type !== 'IEND') {
    throw malformed('its first chunk is IHDR and its last IEND');
  }
  return chunks;
}

function readChunk(bytes: Buffer, at: number): PngChunk {
  const length = at + 12 <= bytes.length ? bytes.readUInt32BE(at) : Infinity;
  const end = at + 12 + length;
  if (end > bytes.length) throw malformed('a chunk is cut off');
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (!/^[A-Za-z]{4}$/.test(type)) throw malformed('a chunk has no type');
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) {
    throw new StandardsError('STANDARDS_PNG_CHECKSUM', `The checksum of a chunk ${type} does not fit.`);
  }
  return { type, data: bytes.subarray(at + 8, end - 4), bytes: bytes.subarray(at, end) };
}

/** Makes a chunk. @example makePngChunk('IEND', Buffer.alloc(0)).bytes.length // 12 */
export function makePngChunk(type: string, data: Uint8Array): PngChunk {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return { type, data: bytes.subarray(8, 8 + data.length), bytes };
}

/** The file of chunks. @example writePng(readPngChunks(png)) // png */
export function writePng(chunks: readonly PngChunk[]): Buffer {
  return Buffer.concat([signature, ...chunks.map(({ bytes }) => bytes)]);
}

/** A PNG that cannot be read, and why. @example malformed('a chunk is cut off').code // 'STANDARDS_PNG_MALFORMED' */
export function malformed(why: string): StandardsError {
  return new StandardsError('STANDARDS_PNG_MALFORMED', `The picture is not a PNG: ${why}.`);
}
