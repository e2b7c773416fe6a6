import { StandardsError } from '../../standards-error.js';
import type { JsonObject } from '../../json-values.js';

/** Keywords that make an object something other than a node of its own. */
const notNodes = ['@value', '@list', '@set', '@graph'];
const maximumDepth = 500;

/**
 * The document with an identifier `urn:bnid:b0`, `urn:bnid:b1` … for each object that has none: what expanding,
 * skolemising and compacting (VC DI ECDSA 1.0 §3.4.8) comes to where every object is a node. Whoever calls this
 * has to compare the statements of both, for JSON literals and maps look like nodes here.
 *
 * @returns undefined for a document that names blank nodes, whose names cannot be told from other text here
 * @throws StandardsError `STANDARDS_SD_TOO_DEEP` beyond 500 levels
 * @example skolemizeDocument({ a: { b: 1 } }) // { id: 'urn:bnid:b0', a: { id: 'urn:bnid:b1', b: 1 } }
 */
export function skolemizeDocument(document: JsonObject): JsonObject | undefined {
  let count = 0;
  let namesBlankNodes = false;

  function skolemize(value: unknown, depth: number): unknown {
    if (typeof value === 'string') {
      namesBlankNodes ||= value.startsWith('_:');
      return value;
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth > maximumDepth) throw new StandardsError('STANDARDS_SD_TOO_DEEP', 'The document is too deep.');
    if (Array.isArray(value)) return value.map((each) => skolemize(each, depth + 1));
    const copy: Record<string, unknown> = isNodeWithoutId(value) ? { id: `urn:bnid:b${count++}` } : {};
    for (const key of Object.keys(value)) {
      const member = (value as JsonObject)[key];
      copy[key] = key === '@context' ? member : skolemize(member, depth + 1);
    }
    return copy;
  }

  const skolemized = skolemize(document, 0) as JsonObject;
  return namesBlankNodes ? undefined : skolemized;
}

function isNodeWithoutId(value: object): boolean {
  if (Object.hasOwn(value, 'id') || Object.hasOwn(value, '@id')) return false;
  return !notNodes.some((keyword) => Object.hasOwn(value, keyword));
}
