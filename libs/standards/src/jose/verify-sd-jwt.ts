import type { JsonObject } from '../json-values.js';
import { StandardsError } from '../standards-error.js';
import type { JoseJwk } from './jose-key.js';
import { algorithmOf, readJws, verifyJws } from './jws.js';
import { assertClaims, assertInTime, assertKnownMembers, credentialOfClaims } from './jwt-claims.js';
import { assertVpClaims } from './vp-claims.js';
import { readSdJwt, type SdJwt } from './read-sd-jwt.js';
import { sdDigest } from './sd-jwt-disclosure.js';
import { assertOpen, assertShown, sdJwtKindOf } from './sd-jwt-rules.js';

/**
 * What a verifier expects of an SD-JWT (RFC 9901 §7).
 *
 * @example
 * const expected: SdJwtExpectations = { now, keyBinding: { audience, nonce } };
 * verifySdJwt(sdJwt, publicJwk, expected) // throws STANDARDS_KEY_BINDING_MISSING
 */
export interface SdJwtExpectations {
  /** Against which `nbf`, `exp` and the age of the key binding are held. */
  readonly now?: Date;
  /** The key binding that was asked for; one that is missing, or for another audience or nonce, is refused. */
  readonly keyBinding?: {
    readonly audience?: string;
    readonly nonce?: string;
    readonly maxAgeSeconds?: number;
  };
}

/**
 * Verifies an SD-JWT (RFC 9901 §7): an SD-JWT VC, or a W3C credential or presentation secured by one.
 *
 * @returns the claims that are in the open or disclosed; undefined when a signature does not fit
 * @throws StandardsError as `readSdJwt` and `verifyVcJwt` for the form, header and claims;
 * `STANDARDS_SD_JWT_CONCEALED` (SD-JWT VC §2.2.2.2), `STANDARDS_SD_JWT_VCT`, `STANDARDS_SD_JWT_WITHHELD` for a
 * credential without what every one has, `STANDARDS_KEY_BINDING_MISSING`,
 * `STANDARDS_KEY_BINDING_TYPE`, `STANDARDS_KEY_BINDING_HASH`, `STANDARDS_KEY_BINDING_AUDIENCE`,
 * `STANDARDS_KEY_BINDING_NONCE`, `STANDARDS_KEY_BINDING_TIME` (§4.3, §7.3)
 * @example
 * const shown = presentSdJwt(sdJwt, ['/given_name'], { key: holderKey, audience, nonce, now });
 * verifySdJwt(shown, publicJwk, { now, keyBinding: { audience, nonce } })?.['given_name'] // 'Ana'
 */
export function verifySdJwt(
  text: string,
  publicJwk: JoseJwk,
  expected: SdJwtExpectations = {},
): JsonObject | undefined {
  const sdJwt = readSdJwt(text);
  const { jws, claims } = sdJwt;
  algorithmOf(jws.header);
  const kind = sdJwtKindOf(jws.header, claims);
  if (kind === 'w3c-presentation') assertVpClaims(claims);
  if (kind === 'w3c-credential') {
    assertKnownMembers(claims);
    const credential = credentialOfClaims(claims);
    assertShown(credential);
    assertClaims(claims, credential, 'w3c');
  }
  if (kind === 'sd-jwt-vc') assertOpen(jws.payload, claims);
  if (expected.now) assertInTime(claims, expected.now);
  if (!verifyJws(jws, publicJwk)) return undefined;
  return isBound(sdJwt, expected) ? claims : undefined;
}

/** Whether the holder signed the key binding; a binding that nobody asked for is held against its own hash alone. */
function isBound(
  { bound, keyBinding, jws, claims }: SdJwt,
  { keyBinding: asked, now }: SdJwtExpectations,
): boolean {
  if (keyBinding === undefined) {
    if (!asked) return true;
    throw new StandardsError('STANDARDS_KEY_BINDING_MISSING', 'The holder did not sign the presentation.');
  }
  const binding = readJws(keyBinding);
  const { aud, nonce, iat, sd_hash: hash } = binding.payload;
  const holder = (claims['cnf'] as { jwk?: JoseJwk } | null | undefined)?.jwk;
  if (typeof holder !== 'object' || holder === null) {
    throw new StandardsError(
      'STANDARDS_KEY_BINDING_MISSING',
      'The issuer names no key of the holder.',
      '/cnf',
    );
  }
  algorithmOf(binding.header);
  if (binding.header['typ'] !== 'kb+jwt') {
    throw new StandardsError('STANDARDS_KEY_BINDING_TYPE', 'A key binding is of the type kb+jwt.');
  }
  if (hash !== sdDigest(bound, jws.payload['_sd_alg'])) {
    throw new StandardsError('STANDARDS_KEY_BINDING_HASH', 'The key binding is of another presentation.');
  }
  if (asked?.audience !== undefined && aud !== asked.audience) {
    throw new StandardsError(
      'STANDARDS_KEY_BINDING_AUDIENCE',
      'The presentation was made for somebody else.',
    );
  }
  if (asked?.nonce !== undefined && nonce !== asked.nonce) {
    throw new StandardsError('STANDARDS_KEY_BINDING_NONCE', 'The presentation answers another request.');
  }
  const age = now ? now.getTime() / 1000 - Number(iat) : 0;
  if (typeof iat !== 'number' || age > (asked?.maxAgeSeconds ?? 300) || age < -60) {
    throw new StandardsError('STANDARDS_KEY_BINDING_TIME', 'The presentation was not made just now.');
  }
  return verifyJws(binding, holder);
}
