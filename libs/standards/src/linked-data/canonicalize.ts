import { createHash } from 'node:crypto';
import jsonld from 'jsonld';
import { loadPinnedContext } from '../contexts/pinned-contexts.js';
import { StandardsError } from '../standards-error.js';

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0), in safe mode: a term that no context defines is
 * refused, for it would drop out of the signature.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`
 */
export async function canonicalize(document: object): Promise<string> {
  try {
    return await jsonld.canonize(document, {
      documentLoader: loadPinnedContext,
      safe: true,
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      base: null,
    });
  } catch (error) {
    throw asStandardsError(error);
  }
}

/** What jsonld.js threw, as this library says it. */
export function asStandardsError(error: unknown): unknown {
  const cause = error as {
    name?: string;
    message?: string;
    details?: { cause?: unknown; event?: { code?: string } };
  };
  if (cause.details?.cause instanceof StandardsError) return cause.details.cause;
  if (error instanceof StandardsError) return error;
  const why = cause.details?.event?.code ?? cause.message ?? 'unknown';
  return new StandardsError('STANDARDS_UNDEFINED_TERM', `The document is not safe JSON-LD: ${why}.`);
}

/** SHA-256 of text. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
