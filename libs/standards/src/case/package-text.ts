import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { StandardsError } from '../standards-error.js';

/**
 * How large a package (CASE 1.1 §5.1.2 CFPackage) may be (a hostile one is stopped while it is read).
 *
 * @example
 * const small: PackageLimits = { ...packageLimits, maxBytes: 10 };
 * await readCFPackage(packageBytes(), small).next() // throws CASE_TOO_LARGE
 */
export interface PackageLimits {
  /** Bytes as they arrive. */
  readonly maxBytes: number;
  /** Bytes of JSON, after inflating. */
  readonly maxInflatedBytes: number;
  /** How much larger inflated bytes may be than what they came from. */
  readonly maxRatio: number;
}

/**
 * What is read of a package (CASE 1.1 §5.1.2 CFPackage) unless the caller says otherwise. The numbers are ours.
 *
 * @example packageLimits.maxRatio // 100
 */
export const packageLimits: PackageLimits = {
  maxBytes: 256 * 1024 * 1024,
  maxInflatedBytes: 512 * 1024 * 1024,
  maxRatio: 100,
};

/**
 * The text of a package that is JSON or gzip of it, by its first bytes.
 *
 * @returns pieces of the text, as they arrive
 * @throws StandardsError `CASE_TOO_LARGE`, `CASE_MALFORMED` for what is empty or not UTF-8, `CASE_GZIP`
 */
export async function* packageText(
  source: AsyncIterable<Uint8Array>,
  limits: PackageLimits,
): AsyncGenerator<string, void, undefined> {
  const counted = { bytes: 0 };
  const bytes = bounded(source, limits, counted);
  const first = await atLeastTwo(bytes);
  const whole = joined(first, bytes);
  const isGzip = first[0] === 0x1f && first[1] === 0x8b;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of isGzip ? inflated(whole, limits, counted) : whole)
      yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    // By its code: the error may come from another realm, as in a worker.
    if ((error as { code?: string }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new StandardsError('CASE_MALFORMED', 'The package is not UTF-8.');
  }
}

async function* bounded(
  source: AsyncIterable<Uint8Array>,
  limits: PackageLimits,
  counted: { bytes: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of source) {
    counted.bytes += chunk.length;
    if (counted.bytes > limits.maxBytes) {
      throw new StandardsError('CASE_TOO_LARGE', `The file is larger than ${limits.maxBytes} bytes.`);
    }
    if (chunk.length > 0) yield chunk;
  }
}

/** Enough bytes to tell gzip from JSON. */
async function atLeastTwo(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = Buffer.alloc(0);
  while (first.length < 2) {
    const { value, done } = await bytes.next();
    if (done) throw new StandardsError('CASE_MALFORMED', 'The package is empty.');
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** Inflates, and stops as soon as it grows as only a bomb does. */
async function* inflated(
  source: AsyncIterable<Uint8Array>,
  limits: PackageLimits,
  counted: { bytes: number },
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const input = Readable.from(source);
  input.on('error', (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      const isBomb = size > 1_000_000 && size > counted.bytes * limits.maxRatio;
      if (isBomb || size > limits.maxInflatedBytes) {
        throw new StandardsError('CASE_TOO_LARGE', 'The file inflates beyond what a package may.');
      }
      yield chunk;
    }
  } catch (error) {
    // What fails otherwise is the source, and says so itself.
    if (!/^Z_/.test((error as { code?: string }).code ?? '')) throw error;
    throw new StandardsError('CASE_GZIP', 'The file is not intact gzip.');
  } finally {
    input.destroy();
  }
}
