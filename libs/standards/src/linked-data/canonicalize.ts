import { createHash } from 'node:crypto';
import { canonizeDataset } from './canonize-dataset.js';
import { tryCanonicalize } from './fast-quads.js';
import { toQuads } from './to-quads.js';
import { utf8Of } from './utf8.js';

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0), in safe mode: a term that no context defines is
 * refused, for it would drop out of the signature.
 *
 * @param digest the hash inside the algorithm, which names blank nodes in its own order: `sha384` is what keys on P-384
 *   ask for (VC Data Integrity ECDSA 1.0 §3.2.3)
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`, `STANDARDS_WORK_EXCEEDED`
 * @example
 * const expected = `<${id}> <https://schema.org/name> "A badge" .\n`;
 * await canonicalize({ '@context': credentialsV2, id, name: 'A badge' }) // expected
 */
export async function canonicalize(
  document: object,
  digest: 'sha256' | 'sha384' = 'sha256',
): Promise<string> {
  const fast = digest === 'sha256' ? tryCanonicalize(document) : undefined;
  if (fast !== undefined) return fast;
  return canonizeDataset(await toQuads(document), { digest }).quads.join('');
}

/** SHA-256 of text. @throws StandardsError `STANDARDS_LONE_SURROGATE` @example sha256('').length // 32 */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(utf8Of(text)).digest();
}
