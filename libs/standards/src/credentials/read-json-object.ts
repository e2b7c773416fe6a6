import type { JsonObject } from '../json-values.js';
import { StandardsError } from '../standards-error.js';

const maxDepth = 64;

const escapedSurrogate = /\\u[dD][89a-fA-F]/;

/**
 * Reads one JSON object strictly: no member twice (RFC 8259 §4 leaves open which one counts, so a signature over
 * the one could be shown as the other), no `__proto__`, no nesting below 64, and no half of a surrogate pair (§8.2: UTF-8
 * has no form for it, so that to a digest each is U+FFFD).
 *
 * @param what is read, as the beginning of the sentence of an error, such as "The payload of the JWT"
 * @throws StandardsError `STANDARDS_MALFORMED`, `STANDARDS_TOO_DEEP`, `STANDARDS_DUPLICATE_KEY`, `STANDARDS_PROTO_MEMBER`,
 * `STANDARDS_LONE_SURROGATE`
 * @example readJsonObject('{"a":1}', 'The header') // { a: 1 }
 */
export function readJsonObject(text: string, what: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StandardsError('STANDARDS_MALFORMED', `${what} is not JSON.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StandardsError('STANDARDS_MALFORMED', `${what} is not one JSON object.`);
  }
  // Members that JSON.parse dropped stand in the text and not in the value: counting is enough to know.
  if (countOf(value, 0) !== atMostInText(text)) findDuplicate(text);
  if (!text.isWellFormed() || (mayEscapeSurrogate(text) && hasLoneSurrogate(value))) {
    throw new StandardsError('STANDARDS_LONE_SURROGATE', `${what} has half a surrogate pair.`);
  }
  return value as JsonObject;
}

function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => !name.isWellFormed() || hasLoneSurrogate(member));
}

/** How many members the objects within a value have. */
function countOf(value: object, depth: number): number {
  if (depth > maxDepth) {
    throw new StandardsError('STANDARDS_TOO_DEEP', `The document is nested deeper than ${maxDepth}.`);
  }
  let count = 0;
  if (Array.isArray(value)) {
    for (const each of value as unknown[]) {
      if (typeof each === 'object' && each !== null) count += countOf(each, depth + 1);
    }
    return count;
  }
  for (const name in value) {
    if (name === '__proto__') {
      throw new StandardsError('STANDARDS_PROTO_MEMBER', 'A member named __proto__ is not accepted.');
    }
    const member = (value as Record<string, unknown>)[name];
    count += 1;
    if (typeof member === 'object' && member !== null) count += countOf(member, depth + 1);
  }
  return count;
}

/** Regular expressions look at every character, `includes` at many in a step. */
const mayEscapeSurrogate = (text: string) => text.includes('\\') && escapedSurrogate.test(text);

/**
 * How many members stand in a JSON text at most: a name is followed by a colon, and what follows a quotation mark besides
 * is a colon with which a string begins, or one within it that comes after an escaped mark.
 */
function atMostInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isSpace(text.charCodeAt(before))) before -= 1;
    if (text.charCodeAt(before) === 34) count += 1;
  }
  return count;
}

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** Names the member that stands twice; there may be none. */
function findDuplicate(text: string): void {
  const names: (Set<string> | undefined)[] = [];
  const mark = /["{}[\]]/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const { 0: sign, index } = found;
    if (sign === '{') names.push(new Set());
    else if (sign === '[') names.push(undefined);
    else if (sign !== '"') names.pop();
    else {
      const end = endOfString(text, index);
      if (isName(text, end)) remember(names.at(-1), JSON.parse(text.slice(index, end)) as string);
      mark.lastIndex = end;
    }
  }
}

/** Behind the closing quotation mark of the string that begins at a place. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
}

/** Whether a string that ends at a place is the name of a member. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === 58;
}

function remember(names: Set<string> | undefined, name: string): void {
  if (names?.has(name)) {
    throw new StandardsError('STANDARDS_DUPLICATE_KEY', `The member ${name} stands twice.`);
  }
  names?.add(name);
}
