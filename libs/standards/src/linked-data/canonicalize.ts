import { createHash } from 'node:crypto';
import { StandardsError } from '../standards-error.js';
import { canonizeQuads } from './canonize-quads.js';
import { tryCanonicalize } from './fast-quads.js';
import { toQuads } from './to-quads.js';

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0), in safe mode: a term that no context defines is
 * refused, for it would drop out of the signature.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`, `STANDARDS_WORK_EXCEEDED`
 * @example await canonicalize({ '@context': credentialsV2, id: 'urn:uuid:…', name: 'A name' })
 */
export async function canonicalize(document: object): Promise<string> {
  const fast = tryCanonicalize(document);
  if (fast !== undefined) return fast;
  const { quads } = await canonizeQuads(await toQuads(document));
  return quads.join('');
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
