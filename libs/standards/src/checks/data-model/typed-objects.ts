import type { Rule } from '../rule.js';
import { isObject, type JsonObject } from '../../json-values.js';
import { hasType, isUrl, objectsOf, valuesOf } from '../../member-values.js';

/** A property whose values are objects with a type, as §4.10 to §5.10 of the data model have many. */
export interface TypedProperty {
  /** The property, such as `termsOfUse`. */
  readonly property: string;
  /** The start of its rules' names, such as `terms-of-use`. */
  readonly name: string;
  readonly clause: string;
  /** Whether each object needs an identifier, as an error or as a warning; where it is absent it may lack one. */
  readonly id?: Rule['severity'];
}

/**
 * The rules of such a property: at least one value, each an object, with a type, an identifier that is one URL,
 * and one at all where the standard wants it.
 */
export function typedObjectRules({ property, name, clause, id }: TypedProperty): Rule[] {
  const prefix = name.replaceAll('-', '_').toUpperCase();
  const rule = (
    suffix: string,
    sentence: string,
    find: Rule['find'],
    severity: Rule['severity'] = 'error',
  ) => ({
    name: `${name}-${suffix}`,
    code: `${prefix}_${suffix.replaceAll('-', '_').toUpperCase()}`,
    severity,
    sentence: `${property} ${sentence}`,
    clause,
    // Most credentials lack most of these properties.
    find: (credential: JsonObject) => (credential[property] === undefined ? [] : find(credential)),
  });
  return [
    rule('not-object', 'is one object or a list of them, not empty.', function* (credential) {
      const value = credential[property];
      if (Array.isArray(value) && value.length === 0) yield { pointer: `/${property}` };
      for (const [each, pointer] of valuesOf(credential, property)) if (!isObject(each)) yield { pointer };
    }),
    rule('type-missing', 'names its type.', function* (credential) {
      for (const [each, pointer] of objectsOf(credential, property))
        if (!hasType(each)) yield { pointer: `${pointer}/type` };
    }),
    rule('id-not-url', 'has an identifier that is one URL.', function* (credential) {
      for (const [each, pointer] of objectsOf(credential, property))
        if (each['id'] !== undefined && !isUrl(each['id'])) yield { pointer: `${pointer}/id` };
    }),
    ...(id
      ? [
          rule(
            'id-missing',
            'has an identifier.',
            function* (credential) {
              for (const [each, pointer] of objectsOf(credential, property))
                if (each['id'] === undefined) yield { pointer: `${pointer}/id` };
            },
            id,
          ),
        ]
      : []),
  ];
}
