import { pointerStep } from '../json-pointer.js';
import { StandardsError } from '../standards-error.js';

/** Characters that need a second look; most strings have none. */
const unusual = /[^\n\r -~\u0080-\ud7ff]/;
const control = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/;
const loneSurrogate = /[\ud800-\udfff]/u;
const astral = /[\u{10000}-\u{10ffff}]/u;
const high = /[\ue000-\uffff]/;
/** An IRI with a scheme (RFC 3987 §2.2), as far as a signature depends on it. */
const absolute = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]*$/i;

/** What is wrong, and the way to it from the inside out. */
interface Fault {
  readonly code: string;
  readonly reason: string;
  readonly path: string[];
}

/** Which halves of the code-point trap a document has shown so far, and whether this is within a context of it. */
interface Seen {
  astral: boolean;
  high: boolean;
  isContext: boolean;
}

/**
 * Refuses to sign what another library would canonicalise, and so verify, in another way. One walk, for issuing only:
 * a verifier judges what it is given.
 *
 * - numbers with an exponent and no point, with more than 15 significant digits, and integers of 2^53 and more, which
 *   processors spell differently (JSON-LD 1.1 API §8.6 and RFC 8785 §3.2.2.3 read binary64)
 * - control characters other than line feed and carriage return, which older processors escape differently
 * - characters above U+FFFF beside U+E000 to U+FFFF: RDFC-1.0 sorts by code points, rdf-canonize by UTF-16 code units
 * - relative identifiers, which drop out of the statements
 * - half a surrogate pair, a member named `__proto__`, and what JSON has no form for
 *
 * @throws StandardsError `STANDARDS_NUMBER_EXPONENT`, `STANDARDS_NUMBER_PRECISION`, `STANDARDS_NUMBER_UNSAFE`,
 *   `STANDARDS_CONTROL_CHARACTER`, `STANDARDS_CODE_POINT_ORDER`, `STANDARDS_LONE_SURROGATE`,
 *   `STANDARDS_RELATIVE_IDENTIFIER`, `STANDARDS_PROTO_MEMBER`, `STANDARDS_NOT_JSON`, each with a JSON pointer
 * @example refuseUninteroperable({ score: 1e-7 }) // throws STANDARDS_NUMBER_EXPONENT
 */
export function refuseUninteroperable(document: object): void {
  const fault = faultOf(document, { astral: false, high: false, isContext: false });
  if (!fault) return;
  const pointer = fault.path.map(pointerStep);
  throw new StandardsError(fault.code, fault.reason, pointer.reverse().join(''));
}

function faultOf(value: unknown, seen: Seen): Fault | undefined {
  if (typeof value === 'string') return faultOfText(value, seen);
  if (typeof value === 'number') return faultOfNumber(value);
  if (value === null || value === undefined || typeof value === 'boolean') return undefined;
  if (typeof value !== 'object' || typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    return faulty('STANDARDS_NOT_JSON', 'The value has no form in JSON.');
  }
  return Array.isArray(value)
    ? faultOfArray(value, seen)
    : faultOfObject(value as Readonly<Record<string, unknown>>, seen);
}

function faultOfArray(values: readonly unknown[], seen: Seen): Fault | undefined {
  for (let index = 0; index < values.length; index += 1) {
    const fault = faultOf(values[index], seen);
    if (fault) return within(fault, String(index));
  }
  return undefined;
}

function faultOfObject(object: Readonly<Record<string, unknown>>, seen: Seen): Fault | undefined {
  for (const name of Object.keys(object)) {
    const value = object[name];
    const wasContext = seen.isContext;
    seen.isContext ||= name === '@context';
    const fault = faultOfName(name, value, seen) ?? faultOf(value, seen);
    if (fault) return within(fault, name);
    seen.isContext = wasContext;
  }
  return undefined;
}

function faultOfName(name: string, value: unknown, seen: Seen): Fault | undefined {
  if (name === '__proto__') {
    return faulty('STANDARDS_PROTO_MEMBER', 'A member named __proto__ is read in different ways.');
  }
  const isIdentifier = (name === 'id' || name === '@id') && !seen.isContext;
  if (isIdentifier && typeof value === 'string' && !absolute.test(value)) {
    return faulty('STANDARDS_RELATIVE_IDENTIFIER', 'The identifier is not absolute and would not be signed.');
  }
  return faultOfText(name, seen);
}

function faultOfText(text: string, seen: Seen): Fault | undefined {
  if (!unusual.test(text)) return undefined;
  if (control.test(text)) {
    return faulty('STANDARDS_CONTROL_CHARACTER', 'The text has a control character that is no end of line.');
  }
  if (loneSurrogate.test(text))
    return faulty('STANDARDS_LONE_SURROGATE', 'The text has half a surrogate pair.');
  seen.astral ||= astral.test(text);
  seen.high ||= high.test(text);
  if (!seen.astral || !seen.high) return undefined;
  return faulty(
    'STANDARDS_CODE_POINT_ORDER',
    'The document has characters above U+FFFF beside such from U+E000 to U+FFFF, which are sorted in two ways.',
  );
}

function faultOfNumber(value: number): Fault | undefined {
  if (Number.isSafeInteger(value)) return undefined;
  if (!Number.isFinite(value)) return faulty('STANDARDS_NOT_JSON', 'The number is not finite.');
  if (Number.isInteger(value)) {
    return faulty('STANDARDS_NUMBER_UNSAFE', 'Integers of 2^53 and more are not exact everywhere.');
  }
  const text = String(value);
  const exponent = text.indexOf('e');
  if (exponent >= 0 && !text.includes('.')) {
    return faulty('STANDARDS_NUMBER_EXPONENT', 'A number with an exponent needs a point to be read as one.');
  }
  const digits = (exponent < 0 ? text : text.slice(0, exponent)).replace(/^-?0?\.?0*|\./g, '');
  if (digits.length <= 15) return undefined;
  return faulty('STANDARDS_NUMBER_PRECISION', 'More than 15 significant digits are not exact everywhere.');
}

function faulty(code: string, reason: string): Fault {
  return { code, reason, path: [] };
}

function within(fault: Fault, part: string): Fault {
  fault.path.push(part);
  return fault;
}
