import { createHash } from 'node:crypto';
import { credentialOfClaims } from '../jose/jwt-claims.js';
import { isCompactJws, readJws } from '../jose/jws.js';
import { isSdJwt, readSdJwt } from '../jose/read-sd-jwt.js';
import { StandardsError } from '../standards-error.js';
import { keepShape } from './keep-shape.js';
import type { JsonObject } from '../json-values.js';
import { readJsonObject } from './read-json-object.js';

const maxBytes = 5_000_000;

/**
 * A credential as it came (VC Data Model 2.0 §6): its document, its form, and its exact text.
 *
 * @example
 * const read: ParsedCredential = parseCredential(text);
 * read.text // text
 */
export interface ParsedCredential {
  readonly credential: Readonly<Record<string, unknown>> & { readonly '@context': unknown };
  readonly format: 'vc+ld+json' | 'vc+jwt' | 'vc+sd-jwt';
  readonly text: string;
  /** The claims of a JWT, its own times (RFC 7519 §4.1.4, §4.1.5) among them; absent where the proof is embedded. */
  readonly claims?: JsonObject | undefined;
}

/**
 * Reads a credential (VC Data Model 2.0 §4.12, §6): a JSON document with an embedded proof, a compact JWS, or an SD-JWT
 * with what it discloses. Nothing is verified.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE`, `STANDARDS_MALFORMED`, `STANDARDS_TOO_DEEP`,
 * `STANDARDS_DUPLICATE_KEY`, `STANDARDS_BASE64URL`, `STANDARDS_JWT_VC_CLAIM`, and as `readSdJwt`
 * @example parseCredential(text).format // 'vc+ld+json'
 * @example parseCredential(jwt).credential['type'] // ['VerifiableCredential', 'OpenBadgeCredential']
 */
export function parseCredential(text: string): ParsedCredential {
  if (Buffer.byteLength(text) > maxBytes) {
    throw new StandardsError('STANDARDS_TOO_LARGE', 'A credential of more than 5 MB is not read.');
  }
  const trimmed = text.trim();
  if (isCompactJws(trimmed)) {
    return { ...securedBy(readJws(trimmed).payload), format: 'vc+jwt', text: trimmed };
  }
  if (isSdJwt(trimmed)) {
    return { ...securedBy(readSdJwt(trimmed).claims), format: 'vc+sd-jwt', text: trimmed };
  }
  const credential = readJsonObject(trimmed, 'This') as ParsedCredential['credential'];
  keepShape(credential, trimmed.length);
  return { credential, format: 'vc+ld+json', text };
}

function securedBy(claims: JsonObject): Required<Pick<ParsedCredential, 'credential' | 'claims'>> {
  return { credential: credentialOfClaims(claims) as ParsedCredential['credential'], claims };
}

/**
 * The digest by which events name signed bytes: `sha256-` and base64url of the SHA-256 (FIPS 180-4) of the
 * UTF-8.
 *
 * @example credentialDigest('abc') // 'sha256-ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'
 */
export function credentialDigest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64url')}`;
}

/**
 * The text of a signed document (RFC 8259): what is stored, delivered and digested, and never rebuilt.
 *
 * @example serializeCredential(credential) // text
 */
export function serializeCredential(document: object): string {
  return JSON.stringify(document);
}
