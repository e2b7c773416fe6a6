import jsonld from 'jsonld';
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
