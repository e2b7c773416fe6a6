import jsonld from 'jsonld';
import { canonize, NQuads } from 'rdf-canonize';
import { loadPinnedContext } from '../contexts/pinned-contexts.js';

/** The canonical N-Quads as jsonld.js and rdf-canonize make them, in safe mode. */
export const reference = (document: object): Promise<string> =>
  jsonld.canonize(document, {
    documentLoader: loadPinnedContext,
    safe: true,
    rdfDirection: 'i18n-datatype',
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    base: null,
  });

/** The canonical form of N-Quads as rdf-canonize makes it, however much work that is. */
export const referenceForm = (
  quads: readonly string[],
  messageDigestAlgorithm: 'sha256' | 'sha384' = 'sha256',
): Promise<string> =>
  canonize(NQuads.parse(quads.join('')), {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    maxWorkFactor: 4,
    messageDigestAlgorithm,
  });
