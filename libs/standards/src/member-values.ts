import { isObject, listOf, type JsonObject } from './json-values.js';

/** A scheme, and no character that no URL may hold (RFC 3986 §2; letters of other scripts as in RFC 3987 §2.2). */
const absolute = /^[a-z][a-z\d+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/iu;

/** What nearly all identifiers are, each of them a URL for certain: https with a plain host, UUIDs and DIDs. */
const plain =
  /^(?:https:\/\/(?:[a-z][a-z\d]*(?:-[a-z\d]+)*\.)+[a-z]{2,}(?:\/[\w.~:@!$&'()*+,;=%/?#-]*)?|urn:uuid:[\da-f-]+|did:[a-z\d]+:[\w.:%#-]+)$/;

/** Whether a value is an absolute URL, or another URI such as a DID or a URN (VC Data Model 2.0 §4.4). */
export function isUrl(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  return plain.test(value) || (absolute.test(value) && URL.canParse(value));
}

const none: readonly never[] = [];

/** A member's values and their places; a list is one value per item, an absent member is none. */
export function valuesOf(
  document: JsonObject,
  member: string,
): readonly (readonly [value: unknown, pointer: string])[] {
  const value = document[member];
  if (value === undefined) return none;
  if (!Array.isArray(value)) return [[value, `/${member}`]];
  return value.map((each: unknown, index) => [each, `/${member}/${index}`]);
}

/** The objects among a member's values, with their places. */
export function objectsOf(
  document: JsonObject,
  member: string,
): readonly (readonly [value: JsonObject, pointer: string])[] {
  const values = valuesOf(document, member);
  const objects = values.length === 0 ? values : values.filter(([value]) => isObject(value));
  return objects as readonly (readonly [JsonObject, string])[];
}

/** The types of a document or part, whether one or several stand there. */
export function typesOf({ type }: JsonObject): readonly unknown[] {
  return type === undefined ? [] : listOf(type);
}

/** Whether an object names at least one type, each a string with something in it (VC Data Model 2.0 §4.5). */
export function hasType(part: JsonObject): boolean {
  const types = typesOf(part);
  return types.length > 0 && types.every((type) => typeof type === 'string' && type !== '');
}
