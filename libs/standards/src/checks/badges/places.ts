import type { Place } from '../place-index.js';

export { everywhere, type Place } from '../place-index.js';

type Json = Readonly<Record<string, unknown>>;

/** An object of a document, and the JSON Pointer to it. */
export interface ObjectPlace {
  readonly object: Json;
  readonly pointer: string;
}

/**
 * The values at a path, whether each member on the way is one value or several; a member that is absent yields nothing.
 *
 * @example [...placesAt(credential, ['credentialSubject', 'result'])]
 */
export function* placesAt(document: Json, path: readonly string[], pointer = ''): Generator<Place> {
  const [member, ...rest] = path;
  if (member === undefined) return;
  const here = document[member];
  if (here === undefined) return;
  const values: unknown[] = Array.isArray(here) ? here : [here];
  for (const [index, value] of values.entries()) {
    const at = `${pointer}/${member}${Array.isArray(here) ? `/${index}` : ''}`;
    if (rest.length === 0) yield { value, pointer: at };
    else if (isObject(value)) yield* placesAt(value, rest, at);
  }
}

/** Whether a value is a JSON object. @example isObject([]) // false */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object is of a type, which may stand alone or in a list. @example isOfType({ type: 'Result' }, 'Result') */
export function isOfType(object: Json, type: string): boolean {
  return [object['type']].flat().includes(type);
}

/** The objects at a path. @example [...objectsAt(credential, ['evidence'])] */
export function* objectsAt(document: Json, path: readonly string[]): Generator<ObjectPlace> {
  for (const { value, pointer } of placesAt(document, path)) {
    if (isObject(value)) yield { object: value, pointer };
  }
}
