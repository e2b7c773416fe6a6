import { canonize, NQuads } from 'rdf-canonize';
import { toQuads } from '../linked-data/to-quads.js';
import { StandardsError } from '../standards-error.js';

/**
 * The canonical N-Quads of a document with SHA-384 inside RDFC-1.0, as keys on P-384 ask for (VC Data Integrity ECDSA
 * 1.0 §3.2.3): blank nodes are named in another order than with SHA-256.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`, `STANDARDS_WORK_EXCEEDED` on a
 *   poisonous graph
 * @example await canonicalizeSha384(unsecured) // '_:c14n0 <http://…'
 */
export async function canonicalizeSha384(document: object): Promise<string> {
  const quads = await toQuads(document);
  try {
    return await canonize(NQuads.parse(quads.join('')), {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      messageDigestAlgorithm: 'sha384',
    });
  } catch {
    throw new StandardsError(
      'STANDARDS_WORK_EXCEEDED',
      'Naming the blank nodes of the document takes too long.',
    );
  }
}
