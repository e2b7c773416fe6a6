/** A JSON object, as far as JSON can say. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A scheme, and no character that no URL may hold (RFC 3986 §2; letters of other scripts as in RFC 3987 §2.2). */
const absolute = /^[a-z][a-z\d+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/iu;

/** Whether a value is an absolute URL, or another URI such as a DID or a URN (VC Data Model 2.0 §4.4). */
export function isUrl(value: unknown): value is string {
  return typeof value === 'string' && absolute.test(value) && URL.canParse(value);
}

/** A member's value and its place; a list is one value per item, an absent member is none. */
export function* valuesOf(
  document: JsonObject,
  member: string,
): Generator<[value: unknown, pointer: string]> {
  const value = document[member];
  if (value === undefined) return;
  if (!Array.isArray(value)) yield [value, `/${member}`];
  else for (const [index, each] of value.entries()) yield [each, `/${member}/${index}`];
}

/** The objects among a member's values, with their places. */
export function* objectsOf(
  document: JsonObject,
  member: string,
): Generator<[value: JsonObject, pointer: string]> {
  for (const [value, pointer] of valuesOf(document, member)) if (isObject(value)) yield [value, pointer];
}

/** The types of a document or part, whether one or several stand there. */
export function typesOf({ type }: JsonObject): unknown[] {
  return type === undefined ? [] : [type].flat();
}

/** Whether an object names at least one type, each a string with something in it (VC Data Model 2.0 §4.5). */
export function hasType(part: JsonObject): boolean {
  const types = typesOf(part);
  return types.length > 0 && types.every((type) => typeof type === 'string' && type !== '');
}
