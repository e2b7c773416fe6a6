import jsonld from 'jsonld';
import { loadPinnedContext } from '../../contexts/pinned-contexts.js';
import { asStandardsError } from '../../linked-data/as-standards-error.js';
import type { JsonObject } from '../../json-values.js';

/**
 * The document with an identifier for every blank node, by the standard's own steps (VC DI ECDSA 1.0 §3.4.8,
 * skolemizeCompactJsonLd): expanded, skolemised, compacted with its context. Slow, for jsonld.js runs twice.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`
 * @example (await skolemizeExpanded(unsecured))['id'] // id
 */
export async function skolemizeExpanded(document: JsonObject): Promise<JsonObject> {
  const options = { documentLoader: loadPinnedContext, safe: true, base: null };
  try {
    const expanded = await jsonld.expand(document, options);
    const labeller = { count: 0 };
    const skolemized = expanded.map((each) => skolemizeValue(each, labeller));
    return (await jsonld.compact(skolemized, document['@context'], options)) as JsonObject;
  } catch (error) {
    throw asStandardsError(error);
  }
}

/** An expanded value with every node named; a node's own blank label is kept, for others may refer to it (§3.4.7). */
function skolemizeValue(value: unknown, labeller: { count: number }): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => skolemizeValue(each, labeller));
  if ('@value' in value) return value;
  const node = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '@id' ? member : skolemizeValue(member, labeller),
    ]),
  );
  if ('@list' in node || '@set' in node) return node;
  const id: unknown = node['@id'];
  if (typeof id !== 'string') node['@id'] = `urn:bnid:b${labeller.count++}`;
  else if (id.startsWith('_:')) node['@id'] = `urn:bnid:n${id.slice(2)}`;
  return node;
}
