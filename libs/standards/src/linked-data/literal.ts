import { BoundedMap } from '../bounded-map.js';

const escaped = /["\\\u0000-\u001F\u007F]/g;

const unplain = /["\\\u0000-\u001F\u007F\uD800-\uDFFF]/;
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const short: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** The forms of numbers of late: a form takes as long as a whole node, and marks and credits come again and again. */
const doubles = new BoundedMap<number, string>(1000);

/** True for a text that stands in N-Quads as it is and has no surrogate. @example isPlainLiteral('a') // true */
export function isPlainLiteral(text: string): boolean {
  return !unplain.test(text);
}

/** A string's content as canonical N-Quads write it (RDFC-1.0 §5). @example escapeLiteral('a"b') // 'a\\"b' */
export function escapeLiteral(text: string): string {
  return text.replace(
    escaped,
    (char) => short[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/**
 * A JSON number or boolean as a literal with the lexical form of jsonld.js (JSON-LD 1.1 API §8.2.2 steps 5 to 8);
 * `undefined` where the form is unsafe: exponents, more than 15 digits, integers from 2^53, minus zero.
 */
export function nativeLiteral(value: number | boolean, datatype: string | undefined): string | undefined {
  const text = String(value);
  if (typeof value === 'boolean') return typed(text, datatype ?? `${xsd}boolean`);
  if (Number.isInteger(value)) {
    const isSafe = Number.isSafeInteger(value) && !Object.is(value, -0) && datatype !== `${xsd}double`;
    return isSafe ? typed(text, datatype ?? `${xsd}integer`) : undefined;
  }
  if (!Number.isFinite(value) || text.includes('e') || hasManyDigits(text)) return undefined;
  const form = doubles.get(value, () => value.toExponential(15).replace(/(\d)0*e\+?/, '$1E'));
  return typed(form, datatype ?? `${xsd}double`);
}

function hasManyDigits(number: string): boolean {
  return number.length > 15 && number.replace(/[-.]/g, '').length > 15;
}

function typed(text: string, datatype: string): string | undefined {
  return datatype === `${xsd}string` ? undefined : `"${text}"^^<${datatype}>`;
}
