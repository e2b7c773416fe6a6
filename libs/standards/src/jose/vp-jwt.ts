import { listOf, type JsonObject } from '../json-values.js';
import { StandardsError } from '../standards-error.js';
import { secondsOf, assertInTime } from './jwt-claims.js';
import type { JoseJwk, JoseSigningKey } from './jose-key.js';
import { algorithmOf, readJws, signJws, verifyJws } from './jws.js';
import { assertVpClaims, assertVpType } from './vp-claims.js';

/**
 * To whom and for which request a VP-JWT (VC-JOSE-COSE §3.1.2) is made, and until when.
 *
 * @example
 * const options: VpJwtOptions = { key: holderKey, audience, nonce, now };
 * parsePresentation(signVpJwt(presentation, options)).format // 'vp+jwt'
 */
export interface VpJwtOptions {
  readonly key: JoseSigningKey;
  readonly audience?: string;
  readonly nonce?: string;
  readonly now?: Date;
  readonly expires?: Date;
}

/**
 * Signs a presentation as VP-JWT (VC-JOSE-COSE §3.1.2).
 *
 * @throws StandardsError as `assertVpClaims`, and as `signVcJwt` for the key
 * @example signVpJwt(presentation, { key: holderKey, audience: 'https://rp.example', nonce }) // 'ey…'
 */
export function signVpJwt(presentation: JsonObject, options: VpJwtOptions): string {
  const { key, audience, nonce, now, expires } = options;
  const payload = {
    ...presentation,
    iss: key.controller,
    ...(audience !== undefined && { aud: audience }),
    ...(nonce !== undefined && { nonce }),
    ...(now && { iat: secondsOf(now.toISOString()) }),
    ...(expires && { exp: secondsOf(expires.toISOString()) }),
  };
  assertVpClaims(payload);
  return signJws({ typ: 'vp+jwt', cty: 'vp', kid: key.id }, JSON.stringify(payload), key.privateJwk);
}

/**
 * What a verifier expects of a presentation as VP-JWT (VC-JOSE-COSE §3.1.2).
 *
 * @example
 * const expected: VpJwtExpectations = { now, audience: 'https://other.example' };
 * const vpJwt = signVpJwt(presentation, { key: holderKey, audience });
 * verifyVpJwt(vpJwt, holderKey.publicJwk, expected) // throws STANDARDS_JWT_AUDIENCE
 */
export interface VpJwtExpectations {
  readonly now?: Date;
  readonly audience?: string;
  readonly nonce?: string;
}

/**
 * True when the key signed the VP-JWT (VC-JOSE-COSE §3.1.2). Its credentials are signed each for itself:
 * `verifyPresentation` verifies them too.
 *
 * @throws StandardsError `STANDARDS_JWT_TYPE`, `STANDARDS_JWT_CONTENT_TYPE`, `STANDARDS_JWT_AUDIENCE`,
 * `STANDARDS_JWT_NONCE`, `STANDARDS_JWT_EXPIRED`, `STANDARDS_JWT_NOT_YET_VALID`, as `assertVpClaims`, and as
 * `verifyVcJwt` for header and form
 * @example
 * const vpJwt = signVpJwt(presentation, { key: holderKey, audience, nonce });
 * verifyVpJwt(vpJwt, holderKey.publicJwk, { now, audience, nonce }) // true
 */
export function verifyVpJwt(text: string, publicJwk: JoseJwk, expected: VpJwtExpectations = {}): boolean {
  const jws = readJws(text);
  const { header, payload } = jws;
  algorithmOf(header);
  assertVpType(header);
  assertVpClaims(payload);
  if (expected.now) assertInTime(payload, expected.now);
  if (expected.audience !== undefined && !listOf(payload['aud']).includes(expected.audience)) {
    throw new StandardsError(
      'STANDARDS_JWT_AUDIENCE',
      'The presentation was made for somebody else.',
      '/aud',
    );
  }
  if (expected.nonce !== undefined && payload['nonce'] !== expected.nonce) {
    throw new StandardsError('STANDARDS_JWT_NONCE', 'The presentation answers another request.', '/nonce');
  }
  return verifyJws(jws, publicJwk);
}
