import jsonld from 'jsonld';
import { loadPinnedContext } from '../contexts/pinned-contexts.js';
import { asStandardsError } from './as-standards-error.js';
import { fastQuads } from './fast-quads.js';

/**
 * The statements of a JSON-LD document as N-Quads, one a line with its newline, blank nodes named `_:b0`, `_:b1`
 * and so on, neither sorted nor canonical.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`
 * @example
 * const expected = ['<urn:a> <https://schema.org/name> "A" .\n'];
 * await toQuads({ '@context': credentialsV2, id: 'urn:a', name: 'A' }) // expected
 */
export async function toQuads(document: object): Promise<string[]> {
  const fast = fastQuads(document);
  if (fast) return fast;
  try {
    const text = await jsonld.toRDF(document, {
      documentLoader: loadPinnedContext,
      safe: true,
      format: 'application/n-quads',
      base: null,
      // Direction is stated and signed (JSON-LD 1.1 API §8.2.3, i18n-datatype), as the cryptosuites of others do.
      rdfDirection: 'i18n-datatype',
    });
    return text.split(/(?<=\n)/).filter(Boolean);
  } catch (error) {
    throw asStandardsError(error);
  }
}
