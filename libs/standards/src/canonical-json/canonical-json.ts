import { StandardsError } from '../standards-error.js';

/** Printable ASCII without quote and backslash is its own JSON. */
const plain = /^[ !#-[\]-~]*$/;
const surrogates = /[\ud800-\udfff]/;
/** A half of a surrogate pair by itself, as a regular expression by code points sees it. */
const loneSurrogate = /[\ud800-\udfff]/u;

/**
 * The canonical text of a JSON value (JCS, RFC 8785): members in the order of their names' UTF-16 code units,
 * numbers and strings as ECMAScript writes them, no white space. Members that are undefined are left out, as
 * JSON.stringify leaves them out.
 *
 * @throws StandardsError `STANDARDS_NOT_JSON` for what JSON has no form for: a number that is not finite, half a
 *   surrogate pair (RFC 8785 §3.2.2.2, §3.2.2.3), a function, a Date
 * @example canonicalJson({ b: 1.0, a: 'é' }) // '{"a":"é","b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notJson('A number that is not finite');
    return String(value === 0 ? 0 : value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') throw notJson(`A value of the type ${typeof value}`);
  if (Array.isArray(value)) return arrayText(value);
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function')
    throw notJson('An object with its own form');
  return objectText(value as Readonly<Record<string, unknown>>);
}

function arrayText(values: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) {
    text += index === 0 ? canonicalJson(values[index]) : `,${canonicalJson(values[index])}`;
  }
  return `${text}]`;
}

function objectText(object: Readonly<Record<string, unknown>>): string {
  let text = '';
  // The default order of sort is that of UTF-16 code units, which RFC 8785 §3.2.3 asks for.
  for (const name of Object.keys(object).sort()) {
    const member = object[name];
    if (member === undefined) continue;
    text += `${text === '' ? '{' : ','}${quoted(name)}:${canonicalJson(member)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (surrogates.test(text) && loneSurrogate.test(text)) throw notJson('Half a surrogate pair');
  return JSON.stringify(text);
}

function notJson(what: string): StandardsError {
  return new StandardsError('STANDARDS_NOT_JSON', `${what} has no form in JSON.`);
}
