/**
 * What the rules of a property look for whose values are objects with a type, as §4.10 to §5.10 of the data model have
 * many: at least one value, each an object, with a type, an identifier that is one URL, and one at all where the
 * standard wants it.
 */
import type { Rule } from '../rule.js';
import { isObject, type JsonObject } from '../../json-values.js';
import { hasType, isUrl, objectsOf, valuesOf } from '../../member-values.js';

/** Most credentials lack most of these properties. */
function whereItIs(property: string, find: Rule['find']): Rule['find'] {
  return (credential: JsonObject) => (credential[property] === undefined ? [] : find(credential));
}

/** Finds values that are no object, and a list of none. */
export function notObjects(property: string): Rule['find'] {
  return whereItIs(property, function* (credential) {
    const value = credential[property];
    if (Array.isArray(value) && value.length === 0) yield { pointer: `/${property}` };
    for (const [each, pointer] of valuesOf(credential, property)) if (!isObject(each)) yield { pointer };
  });
}

/** Finds objects that name no type. */
export function withoutType(property: string): Rule['find'] {
  return whereItIs(property, function* (credential) {
    for (const [each, pointer] of objectsOf(credential, property))
      if (!hasType(each)) yield { pointer: `${pointer}/type` };
  });
}

/** Finds objects with an identifier that is not one URL; they may lack one. */
export function withoutUrl(property: string): Rule['find'] {
  return whereItIs(property, function* (credential) {
    for (const [each, pointer] of objectsOf(credential, property))
      if (each['id'] !== undefined && !isUrl(each['id'])) yield { pointer: `${pointer}/id` };
  });
}

/** Finds objects without an identifier. */
export function withoutId(property: string): Rule['find'] {
  return whereItIs(property, function* (credential) {
    for (const [each, pointer] of objectsOf(credential, property))
      if (each['id'] === undefined) yield { pointer: `${pointer}/id` };
  });
}
