import { createHash } from 'node:crypto';
import { readJsonObject } from '../credentials/read-json-object.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { decodeBase64url, encodeBase64url } from './base64url.js';

/** One disclosure of an SD-JWT (RFC 9901 §4.2): of an object's member when it has a name, else of an array's element. */
export interface Disclosure {
  readonly encoded: string;
  readonly name?: string;
  readonly value: unknown;
}

/** The hash algorithms of `_sd_alg` (RFC 9901 §4.1.1) by the names that Node has for them. */
const hashes = new Map<unknown, string>([
  ['sha-256', 'sha256'],
  ['sha-384', 'sha384'],
  ['sha-512', 'sha512'],
]);

/**
 * What can be no name: what stands in SD-JWTs for something concealed (RFC 9901 §7.1 step 3), and `__proto__`, which
 * `readJsonObject` refuses in JSON and cannot see in a disclosure, where a name is a text: whoever copies the claims
 * would set what they inherit, and read from there members that nobody shows.
 */
export const reservedNames: ReadonlySet<string> = new Set(['_sd', '...', '__proto__']);

/**
 * The digest of ASCII text by an SD-JWT's `_sd_alg`, SHA-256 where it says none.
 *
 * @throws StandardsError `STANDARDS_SD_JWT_HASH` for an algorithm that is not read here
 * @example sdDigest('WyJzYWx0IiwibmFtZSIsIkphbmUiXQ', 'sha-1') // throws STANDARDS_SD_JWT_HASH
 */
export function sdDigest(text: string, algorithm: unknown = 'sha-256'): string {
  const hash = hashes.get(algorithm);
  if (!hash) {
    throw new StandardsError('STANDARDS_SD_JWT_HASH', `The hash ${textOf(algorithm)} is not read here.`);
  }
  return createHash(hash).update(text, 'latin1').digest('base64url');
}

/**
 * Makes a disclosure of a member or an element.
 *
 * @example makeDisclosure('salt', 'Jane', 'name').encoded // 'WyJzYWx0IiwibmFtZSIsIkphbmUiXQ'
 */
export function makeDisclosure(salt: string, value: unknown, name?: string): Disclosure {
  const content = name === undefined ? [salt, value] : [salt, name, value];
  const encoded = encodeBase64url(JSON.stringify(content));
  return { encoded, value, ...(name !== undefined && { name }) };
}

/**
 * Reads a disclosure.
 *
 * @throws StandardsError `STANDARDS_SD_JWT_DISCLOSURE`, `STANDARDS_BASE64URL`, `STANDARDS_DUPLICATE_KEY`
 * @example readDisclosure('WyJzYWx0IiwibmFtZSIsIkphbmUiXQ').value // 'Jane'
 */
export function readDisclosure(encoded: string): Disclosure {
  const text = decodeBase64url(encoded).toString('utf8');
  const members = readJsonObject(`{"_":${text}}`, 'A disclosure');
  const content = members['_'];
  if (!Array.isArray(content) || Object.keys(members).length > 1) throw malformed();
  const [salt, second, third] = content as unknown[];
  if (typeof salt !== 'string' || salt === '') throw malformed();
  if (content.length === 2) return { encoded, value: second };
  if (content.length !== 3 || typeof second !== 'string' || reservedNames.has(second)) throw malformed();
  return { encoded, name: second, value: third };
}

const malformed = () =>
  new StandardsError(
    'STANDARDS_SD_JWT_DISCLOSURE',
    'A disclosure is a salt, the name of a member, and a value, or a salt and a value.',
  );
