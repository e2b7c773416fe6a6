import type { JsonObject } from '../../../json-values.js';

/** The JSON pointers of every value that is no object and no array, with the value. */
export function jsonLeaves(value: unknown, pointer = ''): [pointer: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, member]) => {
    const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
    return jsonLeaves(member, `${pointer}/${token}`);
  });
}

/** A copy of a document with the value at a pointer changed; `undefined` takes the member away. */
export function withValueAt(document: JsonObject, pointer: string, value: unknown): JsonObject {
  const copy = structuredClone(document);
  const tokens = pointer.split('/').slice(1);
  const last = tokens.pop() as string;
  let parent = copy as Record<string, unknown>;
  for (const token of tokens) parent = parent[token] as Record<string, unknown>;
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}
