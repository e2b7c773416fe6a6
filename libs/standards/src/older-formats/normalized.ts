import type { JsonObject } from '../json-values.js';

/**
 * A document of Open Badges 2.0 without what stands for nothing: members that are null (JSON-LD 1.1 API §5.1.2 drops
 * them, and issuers write them), and the name `verify`, which the context makes `verification`.
 *
 * @example normalized({ narrative: null, verify: { type: 'hosted' } }) // { verification: { type: 'hosted' } }
 */
export function normalized(document: JsonObject): JsonObject {
  const { verify, ...rest } = withoutNulls(document) as Record<string, unknown>;
  return verify === undefined || rest['verification'] !== undefined
    ? rest
    : { ...rest, verification: verify };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}
