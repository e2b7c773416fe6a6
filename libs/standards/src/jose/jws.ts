import type { JsonObject } from '../json-values.js';
import { keepShape } from '../credentials/keep-shape.js';
import { readJsonObject } from '../credentials/read-json-object.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { decodeBase64url, encodeBase64url } from './base64url.js';
import { joseAlgorithmOf, signInput, verifyInput, type JoseAlgorithm, type JoseJwk } from './jose-key.js';

const maxCharacters = 7_000_000;
const maxHeaderCharacters = 16_384;
const compact = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** A compact JWS (RFC 7515 §7.1) taken apart; `input` is what the signature covers. */
export interface CompactJws {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly input: string;
  readonly signature: Buffer;
}

const supported = new Set<unknown>(['ES256', 'ES384', 'RS256', 'EdDSA', 'Ed25519'] as const);
// Issuers repeat their headers; bounded, for anybody may send another one.
const headers = new Map<string, JsonObject>();
const maxHeaders = 500;

/** Whether a text has the form of a compact JWS. @example isCompactJws('e30.e30.AA') // true */
export function isCompactJws(text: string): boolean {
  return compact.test(text);
}

/**
 * Takes a compact JWS apart without verifying it.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE`, `STANDARDS_MALFORMED`, `STANDARDS_BASE64URL`,
 * `STANDARDS_DUPLICATE_KEY`, `STANDARDS_TOO_DEEP`
 * @example readJws(jwt).payload['id'] // id
 */
export function readJws(text: string): CompactJws {
  if (text.length > maxCharacters) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'A JWT of more than 7 million characters is not read.');
  }
  const first = text.indexOf('.');
  const second = text.indexOf('.', first + 1);
  if (first < 1 || second < 0 || text.includes('.', second + 1)) {
    throw new StandardsError('STANDARDS_MALFORMED', 'This is neither a JSON credential nor a compact JWS.');
  }
  const header = headerOf(text.slice(0, first));
  const payloadText = decodeBase64url(text.slice(first + 1, second)).toString('utf8');
  const payload = readJsonObject(payloadText, 'The payload of the JWT');
  keepShape(payload, payloadText.length);
  return {
    header,
    payload,
    input: text.slice(0, second),
    signature: decodeBase64url(text.slice(second + 1)),
  };
}

function headerOf(encoded: string): JsonObject {
  const cached = headers.get(encoded);
  if (cached) return cached;
  if (encoded.length > maxHeaderCharacters) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'The header of the JWT is too large.');
  }
  const header = readJsonObject(decodeBase64url(encoded).toString('utf8'), 'The header of the JWT');
  if (headers.size >= maxHeaders) headers.clear();
  headers.set(encoded, header);
  return header;
}

/**
 * The algorithm of a header, where everything about the header is as RFC 7515 and RFC 8725 want it.
 *
 * @throws StandardsError `STANDARDS_JWT_UNSECURED` (`alg` none), `STANDARDS_ALGORITHM_SYMMETRIC` (HS…),
 * `STANDARDS_ALGORITHM_UNSUPPORTED`, `STANDARDS_JWT_B64` (RFC 7797), `STANDARDS_JWT_CRIT` (RFC 7515 §4.1.11)
 * @example algorithmOf({ alg: 'ES256' }) // 'ES256'
 */
export function algorithmOf(header: JsonObject): JoseAlgorithm {
  const { alg } = header;
  if (alg === undefined || (typeof alg === 'string' && alg.toLowerCase() === 'none')) {
    throw new StandardsError('STANDARDS_JWT_UNSECURED', 'A JWT without a signature is not accepted.');
  }
  if (typeof alg === 'string' && /^HS\d+$/i.test(alg)) {
    throw new StandardsError(
      'STANDARDS_ALGORITHM_SYMMETRIC',
      `${alg} proves nothing with a public key and is not accepted.`,
    );
  }
  if (!supported.has(alg)) {
    throw new StandardsError(
      'STANDARDS_ALGORITHM_UNSUPPORTED',
      `The algorithm ${textOf(alg)} is not accepted.`,
    );
  }
  if (header['b64'] !== undefined) {
    throw new StandardsError('STANDARDS_JWT_B64', 'A JWT has its payload in base64url (RFC 7519 §3).');
  }
  if (header['crit'] !== undefined) {
    throw new StandardsError('STANDARDS_JWT_CRIT', 'The JWT wants an extension that is not known here.');
  }
  // RFC 9864 §2.2 names the one curve that is read here; it is the same signature.
  return alg === 'Ed25519' ? 'EdDSA' : (alg as JoseAlgorithm);
}

/**
 * True when the key signed the JWS with the algorithm that its header says and its kind allows.
 *
 * @throws StandardsError as {@link algorithmOf}; `STANDARDS_ALGORITHM_KEY` when the key is for another algorithm
 * or another use; `STANDARDS_KEY_UNSUPPORTED`, `STANDARDS_KEY_TOO_SHORT`
 * @example verifyJws(readJws(jwt), publicJwk) // true
 */
export function verifyJws(jws: CompactJws, publicJwk: JoseJwk): boolean {
  const algorithm = algorithmOf(jws.header);
  const { alg, use } = publicJwk;
  const isForAlgorithm = alg === undefined || alg === jws.header['alg'] || alg === algorithm;
  if (joseAlgorithmOf(publicJwk) !== algorithm || !isForAlgorithm || (use !== undefined && use !== 'sig')) {
    throw new StandardsError('STANDARDS_ALGORITHM_KEY', `The key is not for signatures with ${algorithm}.`);
  }
  return verifyInput(jws.input, publicJwk, jws.signature);
}

// Of each key, the header that it signed under last, plain and encoded: a key signs thousands with one header.
const lastHeaders = new WeakMap<JoseJwk, { readonly plain: string; readonly encoded: string }>();

/**
 * Signs a payload as compact JWS; the header gets the algorithm that the key is for.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED`, `STANDARDS_KEY_TOO_SHORT`, `STANDARDS_ALGORITHM_UNSUPPORTED`
 * @example signJws({ typ: 'vc+jwt', kid: key.id }, JSON.stringify(claims), key.privateJwk) // 'ey…'
 */
export function signJws(header: JsonObject, payload: string, privateJwk: JoseJwk): string {
  const plain = JSON.stringify(header);
  let last = lastHeaders.get(privateJwk);
  if (last?.plain !== plain) {
    const encoded = encodeBase64url(JSON.stringify({ alg: joseAlgorithmOf(privateJwk), ...header }));
    lastHeaders.set(privateJwk, (last = { plain, encoded }));
  }
  const input = `${last.encoded}.${encodeBase64url(payload)}`;
  return `${input}.${encodeBase64url(signInput(input, privateJwk))}`;
}
