import type { Place } from '../place-index.js';
import { isObject, listOf, type JsonObject } from '../../json-values.js';

/** An object of a document, and the JSON Pointer to it. */
export interface ObjectPlace {
  readonly object: JsonObject;
  readonly pointer: string;
}

/**
 * The values at a path, whether each member on the way is one value or several; a member that is absent has none.
 *
 * @example placesAt(credential, ['credentialSubject', 'achievement', 'name']).length // 1
 */
export function placesAt(document: JsonObject, path: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  addPlaces(places, document, path, 0, '');
  return places;
}

function addPlaces(
  places: Place[],
  document: JsonObject,
  path: readonly string[],
  step: number,
  above: string,
): void {
  const member = path[step]!;
  const value = document[member];
  if (value === undefined) return;
  if (!Array.isArray(value)) addPlace(places, value, path, step, `${above}/${member}`);
  else
    for (let at = 0; at < value.length; at += 1)
      addPlace(places, value[at], path, step, `${above}/${member}/${at}`);
}

function addPlace(
  places: Place[],
  value: unknown,
  path: readonly string[],
  step: number,
  pointer: string,
): void {
  if (step === path.length - 1) places.push({ value, pointer });
  else if (isObject(value)) addPlaces(places, value, path, step + 1, pointer);
}

/**
 * Whether an object is of a type, which may stand alone or in a list.
 *
 * @example isOfType({ type: 'Result' }, 'Result') // true
 */
export function isOfType(object: JsonObject, type: string): boolean {
  return listOf(object['type']).includes(type);
}

/** Whether an object is of a type, and every name beside it is one. @example isTyped({ type: ['Result', 5] }, 'Result') // false */
export function isTyped(object: JsonObject, type: string): boolean {
  return isOfType(object, type) && listOf(object['type']).every((each) => typeof each === 'string');
}

/**
 * The objects at a path.
 *
 * @example objectsAt(credential, ['credentialSubject']).map(({ pointer }) => pointer) // ['/credentialSubject']
 */
export function objectsAt(document: JsonObject, path: readonly string[]): readonly ObjectPlace[] {
  const objects: ObjectPlace[] = [];
  for (const { value, pointer } of placesAt(document, path))
    if (isObject(value)) objects.push({ object: value, pointer });
  return objects;
}
