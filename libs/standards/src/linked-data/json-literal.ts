import { listOf, type JsonObject } from '../json-values.js';

/** A schema of a JsonSchemaCredential is JSON to JSON-LD (`@json`): it has names and contexts of its own. */
export function isLiteral(node: JsonObject, name: string): boolean {
  return name === 'jsonSchema' && listOf(node['type']).includes('JsonSchema');
}
