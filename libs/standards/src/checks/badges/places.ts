import type { Place } from '../place-index.js';
import { isObject, listOf, valuesOf } from '../data-model/values.js';

export { isObject } from '../data-model/values.js';
export { everywhere, type Place } from '../place-index.js';

type Json = Readonly<Record<string, unknown>>;

/** An object of a document, and the JSON Pointer to it. */
export interface ObjectPlace {
  readonly object: Json;
  readonly pointer: string;
}

/**
 * The values at a path, whether each member on the way is one value or several; a member that is absent has none.
 *
 * @example placesAt(credential, ['credentialSubject', 'result'])
 */
export function placesAt(document: Json, path: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  addPlaces(places, document, path, 0, '');
  return places;
}

function addPlaces(
  places: Place[],
  document: Json,
  path: readonly string[],
  step: number,
  above: string,
): void {
  const isLast = step === path.length - 1;
  for (const [value, place] of valuesOf(document, path[step]!)) {
    if (isLast) places.push({ value, pointer: above + place });
    else if (isObject(value)) addPlaces(places, value, path, step + 1, above + place);
  }
}

/** Whether an object is of a type, which may stand alone or in a list. @example isOfType({ type: 'Result' }, 'Result') */
export function isOfType(object: Json, type: string): boolean {
  return listOf(object['type']).includes(type);
}

/** The objects at a path. @example objectsAt(credential, ['evidence']) */
export function objectsAt(document: Json, path: readonly string[]): readonly ObjectPlace[] {
  const places = placesAt(document, path);
  return places.flatMap(({ value, pointer }) => (isObject(value) ? [{ object: value, pointer }] : []));
}
