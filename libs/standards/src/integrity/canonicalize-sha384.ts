import { canonizeQuads } from '../linked-data/canonize-quads.js';
import { toQuads } from '../linked-data/to-quads.js';

/**
 * The canonical N-Quads of a document with SHA-384 inside RDFC-1.0, as keys on P-384 ask for (VC Data Integrity ECDSA
 * 1.0 §3.2.3): blank nodes are named in another order than with SHA-256.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`, `STANDARDS_WORK_EXCEEDED` on a
 *   poisonous graph
 * @example await canonicalizeSha384(unsecured) // '_:c14n0 <http://…'
 */
export async function canonicalizeSha384(document: object): Promise<string> {
  const { quads } = await canonizeQuads(await toQuads(document), { digest: 'sha384' });
  return quads.join('');
}
