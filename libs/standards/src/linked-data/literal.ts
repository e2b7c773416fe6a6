// eslint-disable-next-line no-control-regex -- control characters are what is escaped
const escaped = /["\\\u0000-\u001F\u007F]/g;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
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

/** A string's content as canonical N-Quads write it (RDFC-1.0 §5). @example escapeLiteral('a"b') // 'a\\"b' */
export function escapeLiteral(text: string): string {
  if (!unplain.test(text)) return text;
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
  if (typeof value === 'boolean') return `"${value}"^^<${datatype ?? `${xsd}boolean`}>`;
  const text = String(value);
  if (Number.isInteger(value)) {
    const isSafe = Number.isSafeInteger(value) && !Object.is(value, -0) && datatype !== `${xsd}double`;
    return isSafe ? typed(text, datatype ?? `${xsd}integer`) : undefined;
  }
  if (!Number.isFinite(value) || text.includes('e') || text.replace(/[-.]/g, '').length > 15)
    return undefined;
  return typed(value.toExponential(15).replace(/(\d)0*e\+?/, '$1E'), datatype ?? `${xsd}double`);
}

function typed(text: string, datatype: string): string | undefined {
  return datatype === `${xsd}string` ? undefined : `"${text}"^^<${datatype}>`;
}
