import type { JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { encodeBase64url } from './base64url.js';
import { joseAlgorithmOf, type JoseAlgorithm, type JoseJwk, type JoseSigningKey } from './jose-key.js';
import { algorithmOf, readJws, signJws, verifyJws, type CompactJws } from './jws.js';
import {
  assertClaims,
  assertInTime,
  assertKnownMembers,
  credentialOfClaims,
  issuerIdOf,
  registeredClaims,
  secondsOf,
  type JwtProfile,
} from './jwt-claims.js';

/** 1EdTech's validator takes these two alone (Open Badges 3.0 §8.2.3). */
const algorithmsOf1EdTech: ReadonlySet<JoseAlgorithm> = new Set(['RS256', 'ES256']);
const w3cType = /^(?:application\/)?vc(?:\+ld\+json)?\+jwt$/i;

/** Of credentials and presentations, whichever the rules of each then hold it to. */
const readTypes = /^(?:application\/)?(?:jwt|v[cp](?:\+ld\+json)?\+(?:sd-)?jwt|dc\+sd-jwt)$/i;

/**
 * How a VC-JWT is signed (Open Badges 3.0 §8.2, VC-JOSE-COSE §3.1.1): with which key, by which profile; `embedJwk` puts
 * the public key itself into the header.
 *
 * @example
 * const options: VcJwtOptions = { key, profile: 'w3c', now };
 * parseCredential(signVcJwt(unsecured, options)).format // 'vc+jwt'
 */
export interface VcJwtOptions {
  readonly key: JoseSigningKey;
  readonly profile?: JwtProfile;
  readonly embedJwk?: boolean;
  /** When it is signed, as `iat`; left out when absent. */
  readonly now?: Date;
}

/**
 * Signs a credential as VC-JWT. The profile `1edtech` (Open Badges 3.0 §8.2: ES256 or RS256, `typ` JWT, the claims
 * `iss`, `jti`, `nbf`, `sub`, `exp` beside the credential) is the default; `w3c` is VC-JOSE-COSE §3.1.1 (`typ`
 * vc+jwt, `cty` vc, EdDSA and ES384 too). The answer is the text to store: nothing else was signed.
 *
 * @throws StandardsError `STANDARDS_ALGORITHM_PROFILE` when the profile does not take the key's algorithm,
 * `STANDARDS_JWT_CLAIM_MISSING` without issuer, id or validFrom (1EdTech), `STANDARDS_JWT_CLAIM_INVALID` when the
 * document carries a claim of the JWT itself, `STANDARDS_JWT_UNKNOWN_MEMBER`, `STANDARDS_JWT_ISSUER` when the key is
 * another controller's, `STANDARDS_KEY_UNSUPPORTED`, `STANDARDS_KEY_TOO_SHORT`
 * @example signVcJwt(unsecured, { key, profile: 'w3c' }) // 'ey…'
 */
export function signVcJwt(document: JsonObject, options: VcJwtOptions): string {
  const { key, profile = '1edtech', embedJwk = false, now } = options;
  const algorithm = joseAlgorithmOf(key.privateJwk);
  assertProfileTakes(profile, algorithm);
  for (const name of Object.keys(document)) {
    if (registeredClaims.has(name) || name === 'vc' || name === 'vp') {
      throw new StandardsError(
        'STANDARDS_JWT_CLAIM_INVALID',
        `A credential has no member ${name}.`,
        `/${name}`,
      );
    }
  }
  assertKnownMembers(document);
  const claims = profile === 'w3c' ? { iss: issuerIdOf(document) } : claimsOf1EdTech(document);
  const payload = { ...document, ...claims, ...(now && { iat: secondsOf(now.toISOString()) }) };
  assertClaims(payload, document, profile);
  const type = profile === 'w3c' ? { typ: 'vc+jwt', cty: 'vc' } : { typ: 'JWT' };
  const named = embedJwk ? { jwk: publicMembersOf(key.privateJwk) } : { kid: key.id };
  return signJws({ ...type, ...named }, JSON.stringify(payload), key.privateJwk);
}

function claimsOf1EdTech(document: JsonObject): JsonObject {
  const { id, validFrom, validUntil, credentialSubject } = document;
  const iss = issuerIdOf(document);
  if (iss === '' || id === undefined || validFrom === undefined) {
    throw new StandardsError(
      'STANDARDS_JWT_CLAIM_MISSING',
      'An Open Badges 3.0 VC-JWT has an issuer, an id and validFrom.',
    );
  }
  const sub = (credentialSubject as { id?: unknown } | null | undefined)?.id;
  return {
    iss,
    jti: id,
    nbf: secondsOf(validFrom),
    ...(sub !== undefined && { sub }),
    ...(validUntil !== undefined && { exp: secondsOf(validUntil) }),
  };
}

/**
 * The public members of a private JWK (RFC 7517 §4; RFC 7518 §6).
 *
 * @example publicMembersOf(key.privateJwk) // publicJwk
 */
export function publicMembersOf({ kty, crv, x, y, n, e }: JoseJwk): JoseJwk {
  return JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })) as JoseJwk;
}

function assertProfileTakes(profile: JwtProfile, algorithm: JoseAlgorithm): void {
  if (profile === '1edtech' && !algorithmsOf1EdTech.has(algorithm)) {
    throw new StandardsError(
      'STANDARDS_ALGORITHM_PROFILE',
      `Open Badges 3.0 takes RS256 and ES256, and not ${algorithm}.`,
    );
  }
}

/**
 * What a caller expects of a VC-JWT; without a profile its `typ` decides (Open Badges 3.0 §8.2, VC-JOSE-COSE §3.1.1).
 *
 * @example
 * const expected: VcJwtExpectations = { profile: 'w3c', now };
 * verifyVcJwt(jwt, publicJwk, expected) // true
 */
export interface VcJwtExpectations {
  readonly profile?: JwtProfile;
  /** Against which `nbf` and `exp` are held; left alone when absent, for the credential's dates are checked apart. */
  readonly now?: Date;
}

/**
 * True when the key signed the VC-JWT, everything about which is as its profile wants it (Open Badges 3.0
 * §8.2, VC-JOSE-COSE §3.1.1).
 *
 * @throws StandardsError that names the rule that is broken: those of the header (`STANDARDS_JWT_UNSECURED`,
 * `STANDARDS_ALGORITHM_SYMMETRIC`, `STANDARDS_ALGORITHM_UNSUPPORTED`, `STANDARDS_ALGORITHM_PROFILE`,
 * `STANDARDS_ALGORITHM_KEY`, `STANDARDS_JWT_B64`, `STANDARDS_JWT_CRIT`, `STANDARDS_JWT_TYPE`,
 * `STANDARDS_JWT_CONTENT_TYPE`), of the payload (`STANDARDS_JWT_VC_CLAIM`, `STANDARDS_JWT_UNKNOWN_MEMBER`,
 * `STANDARDS_JWT_ISSUER` and its like) and of the form (`STANDARDS_BASE64URL`, `STANDARDS_DUPLICATE_KEY`,
 * `STANDARDS_TOO_LARGE`, `STANDARDS_MALFORMED`)
 * @example verifyVcJwt(jwt, publicJwk, { profile: 'w3c', now }) // true
 */
export function verifyVcJwt(text: string, publicJwk: JoseJwk, expected: VcJwtExpectations = {}): boolean {
  const jws = readJws(text);
  assertVcJwt(jws, expected);
  return verifyJws(jws, publicJwk);
}

function assertVcJwt({ header, payload }: CompactJws, expected: VcJwtExpectations): void {
  const { now } = expected;
  const profile = expected.profile ?? profileOf(header);
  assertProfileTakes(profile, algorithmOf(header));
  assertType(header, profile);
  assertKnownMembers(payload);
  const credential = credentialOfClaims(payload);
  assertClaims(payload, credential, profile);
  if (now) assertInTime(payload, now);
}

const profileOf = ({ typ }: JsonObject): JwtProfile => (w3cType.test(textOf(typ)) ? 'w3c' : '1edtech');

/** VC-JOSE-COSE §3.1.1 (`typ` vc+jwt, `cty` vc), Open Badges 3.0 §8.2.3 (`typ`, if present, is JWT). */
function assertType({ typ, cty }: JsonObject, profile: JwtProfile): void {
  const fits =
    profile === 'w3c' ? w3cType.test(textOf(typ)) : typ === undefined || /^jwt$/i.test(textOf(typ));
  if (!fits) {
    throw new StandardsError('STANDARDS_JWT_TYPE', `A credential is not of the type ${textOf(typ)}.`);
  }
  const contentTypes =
    profile === 'w3c' ? ['vc', 'application/vc'] : ['vc', 'json', 'application/vc+ld+json'];
  if (cty !== undefined && !contentTypes.includes(textOf(cty).toLowerCase())) {
    throw new StandardsError(
      'STANDARDS_JWT_CONTENT_TYPE',
      `A credential is not of the content type ${textOf(cty)}.`,
    );
  }
}

/**
 * The verification method that a VC-JWT, VP-JWT or SD-JWT names: its `kid`, as a fragment of the issuer's document where
 * it is no URL (VC-JOSE-COSE §4.1.1), or the did:jwk of the key that its header carries.
 *
 * @throws StandardsError `STANDARDS_JWT_NO_KEY` when it names none, `STANDARDS_JWT_PRIVATE_KEY` when the header
 * carries a private key, and as {@link verifyVcJwt} for the header
 * @example jwtVerificationMethod(jwt) // key.id
 */
export function jwtVerificationMethod(text: string): string {
  const { header, payload } = readJws(text.split('~', 1)[0] ?? '');
  algorithmOf(header);
  const { kid, jwk, typ } = header;
  if (typ !== undefined && !readTypes.test(textOf(typ))) {
    throw new StandardsError('STANDARDS_JWT_TYPE', `A credential is not of the type ${textOf(typ)}.`);
  }
  if (typeof kid === 'string' && kid !== '') return absoluteKeyId(kid, payload);
  if (typeof jwk === 'object' && jwk !== null) return `did:jwk:${encodeBase64url(embeddedJwk(jwk))}#0`;
  throw new StandardsError('STANDARDS_JWT_NO_KEY', 'The JWT does not say which key signed it.');
}

function absoluteKeyId(kid: string, payload: JsonObject): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(kid)) return kid;
  const issuer = typeof payload['iss'] === 'string' ? payload['iss'] : issuerIdOf(payload);
  return kid.startsWith('#') ? `${issuer}${kid}` : `${issuer}#${kid}`;
}

function embeddedJwk(jwk: object): string {
  if (['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'].some((name) => Object.hasOwn(jwk, name))) {
    throw new StandardsError('STANDARDS_JWT_PRIVATE_KEY', 'The header carries a private key.');
  }
  return JSON.stringify(jwk);
}
