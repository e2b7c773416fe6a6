import { credentialsV1 } from '../contexts/pinned-contexts.js';
import { isObject, listOf, type JsonObject } from '../json-values.js';
import { keepShapeMadeOf } from '../credentials/keep-shape.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';

/**
 * Whose rules a JWT follows: Open Badges 3.0 §8.2 and CLR 2.0, or VC-JOSE-COSE §3.
 *
 * @example
 * const profile: JwtProfile = '1edtech';
 * verifyVcJwt(jwt, publicJwk, { profile }) // throws STANDARDS_ALGORITHM_PROFILE
 */
export type JwtProfile = '1edtech' | 'w3c';

/** Claims of the JWT that say nothing of the subject (RFC 7519 §4.1, RFC 7800 §3.1, RFC 9901 §4.1). */
export const registeredClaims: ReadonlySet<string> = new Set(
  'iss jti nbf sub exp iat aud cnf nonce _sd_alg'.split(' '),
);

/** What stands at the top of a credential: VC Data Model 1.1 §5 and 2.0 §4, Open Badges 3.0 §B.1.2, CLR 2.0 ClrCredential. */
const credentialMembers: ReadonlySet<string> = new Set([
  ...'@context id type name description issuer credentialSubject validFrom validUntil'.split(' '),
  ...'credentialStatus credentialSchema refreshService termsOfUse evidence relatedResource'.split(' '),
  ...'confidenceMethod renderMethod issuanceDate expirationDate proof'.split(' '),
  ...'image awardedDate endorsement endorsementJwt partial'.split(' '),
]);

/**
 * The credential that a JWT's payload is, without the JWT's own claims. VC 1.1 §6.3.1 puts it into `vc`, and lets
 * claims stand for members; Open Badges 3.0 §8.2.4 and VC-JOSE-COSE §3.1.1 make it the payload itself.
 *
 * @throws StandardsError `STANDARDS_JWT_VC_CLAIM` for `vc` or `vp` around or beside anything but a VC 1.1 document
 * @example credentialOfClaims({ iss: 'did:web:a', issuer: 'did:web:a' }) // { issuer: 'did:web:a' }
 */
export function credentialOfClaims(payload: JsonObject): JsonObject {
  if (payload['vc'] !== undefined || payload['vp'] !== undefined) return credentialOfVcClaim(payload);
  const credential: Record<string, unknown> = {};
  for (const name of Object.keys(payload)) {
    if (!registeredClaims.has(name)) credential[name] = payload[name];
  }
  keepShapeMadeOf(payload, credential);
  return credential;
}

function credentialOfVcClaim(payload: JsonObject): JsonObject {
  const { vc, vp, iss, jti, sub, nbf, exp } = payload;
  const first = listOf((vc as JsonObject | null | undefined)?.['@context'])[0];
  if (vp !== undefined || first !== credentialsV1) {
    throw new StandardsError(
      'STANDARDS_JWT_VC_CLAIM',
      'Only a VC 1.1 credential stands in the claim vc, and no credential in the claim vp.',
    );
  }
  const document = vc as JsonObject;
  const subject = document['credentialSubject'];
  const isNameless = isObject(subject) && subject['id'] === undefined;
  return {
    ...(iss !== undefined && { issuer: iss }),
    ...(jti !== undefined && { id: jti }),
    ...(typeof nbf === 'number' && { issuanceDate: dateTimeOf(nbf) }),
    ...(typeof exp === 'number' && { expirationDate: dateTimeOf(exp) }),
    ...document,
    ...(isNameless && sub !== undefined && { credentialSubject: { ...subject, id: sub } }),
  };
}

function dateTimeOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) {
    throw new StandardsError('STANDARDS_JWT_CLAIM_INVALID', 'A time of the JWT is not one.');
  }
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Seconds since 1970 (NumericDate, RFC 7519 §2) of a date and time; NaN when it is none. */
export const secondsOf = (date: unknown): number => Math.floor(Date.parse(textOf(date)) / 1000);

/**
 * The issuer's identifier (VC Data Model 2.0 §4.7), whether it is an object or a string; empty when there is none.
 *
 * @example issuerIdOf({ issuer: { id: 'did:web:example.org' } }) // 'did:web:example.org'
 */
export function issuerIdOf(document: JsonObject): string {
  const { issuer } = document;
  const id = typeof issuer === 'string' ? issuer : (issuer as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : '';
}

/**
 * Refuses a member of the payload that is neither a registered claim nor a credential's: nobody would look at it,
 * and the signature would seem to cover what it says.
 *
 * @throws StandardsError `STANDARDS_JWT_UNKNOWN_MEMBER`
 * @example assertKnownMembers({ favouriteColour: 'blue' }) // throws STANDARDS_JWT_UNKNOWN_MEMBER
 */
export function assertKnownMembers(payload: JsonObject): void {
  for (const name of Object.keys(payload)) {
    if (credentialMembers.has(name) || registeredClaims.has(name)) continue;
    if (name === 'vc') continue;
    throw new StandardsError(
      'STANDARDS_JWT_UNKNOWN_MEMBER',
      `The payload has the member ${name}, which is neither a claim of a JWT nor a credential's.`,
      `/${name}`,
    );
  }
}

const codes = {
  iss: 'STANDARDS_JWT_ISSUER',
  jti: 'STANDARDS_JWT_ID',
  sub: 'STANDARDS_JWT_SUBJECT',
  nbf: 'STANDARDS_JWT_NOT_BEFORE',
  exp: 'STANDARDS_JWT_EXPIRES',
} as const;

/**
 * Holds the JWT's claims against the credential. The profile of 1EdTech wants them (Open Badges 3.0 §8.2.4.1), but
 * for `sub`, which its own valid files leave out; W3C wants equality of `iss`, `jti` and `sub` where they stand
 * (VC-JOSE-COSE §3.1.3), and leaves `nbf` and `exp` to the signature.
 *
 * @throws StandardsError `STANDARDS_JWT_ISSUER`, `STANDARDS_JWT_ID`, `STANDARDS_JWT_SUBJECT`,
 * `STANDARDS_JWT_NOT_BEFORE`, `STANDARDS_JWT_EXPIRES` for a claim that is not the credential's,
 * `STANDARDS_JWT_CLAIM_MISSING`, `STANDARDS_JWT_CLAIM_INVALID`
 * @example
 * const credential = credentialOfClaims(payload);
 * assertClaims({ ...payload, iss: 'did:web:b' }, credential, 'w3c') // throws STANDARDS_JWT_ISSUER
 */
export function assertClaims(payload: JsonObject, credential: JsonObject, profile: JwtProfile): void {
  for (const name of ['nbf', 'exp'] as const) {
    const time = payload[name];
    if (time !== undefined && !Number.isFinite(time)) {
      throw new StandardsError('STANDARDS_JWT_CLAIM_INVALID', `The claim ${name} is no number.`, `/${name}`);
    }
  }
  const { credentialSubject } = credential;
  const expected = {
    iss: issuerIdOf(credential) || undefined,
    jti: credential['id'],
    sub: (credentialSubject as { id?: unknown } | null | undefined)?.id,
  };
  const from = credential['validFrom'] ?? credential['issuanceDate'];
  const until = credential['validUntil'] ?? credential['expirationDate'];
  for (const name of ['iss', 'jti', 'sub'] as const) assertClaim(payload, name, expected[name], profile);
  if (profile === 'w3c') return;
  assertClaim(payload, 'nbf', from === undefined ? undefined : secondsOf(from), profile);
  assertClaim(payload, 'exp', until === undefined ? undefined : secondsOf(until), profile);
}

function assertClaim(
  payload: JsonObject,
  name: keyof typeof codes,
  expected: unknown,
  profile: JwtProfile,
): void {
  const claim = payload[name];
  if (claim === expected) return;
  if (claim === undefined && (profile === 'w3c' || name === 'sub')) return;
  if (claim === undefined) {
    throw new StandardsError('STANDARDS_JWT_CLAIM_MISSING', `The JWT has no claim ${name}.`, `/${name}`);
  }
  // RFC 7519 §4.1: times may have a fraction of a second.
  if (typeof claim === 'number' && Math.floor(claim) === expected) return;
  throw new StandardsError(codes[name], `The claim ${name} is not what the credential says.`, `/${name}`);
}

/**
 * Holds `nbf` and `exp` against the clock (RFC 7519 §4.1.4, §4.1.5).
 *
 * @throws StandardsError `STANDARDS_JWT_EXPIRED`, `STANDARDS_JWT_NOT_YET_VALID`
 * @example assertInTime({ exp: 1 }, new Date()) // throws STANDARDS_JWT_EXPIRED
 */
export function assertInTime(payload: JsonObject, now: Date): void {
  const { nbf, exp } = payload;
  const seconds = now.getTime() / 1000;
  if (typeof exp === 'number' && exp <= seconds) {
    throw new StandardsError('STANDARDS_JWT_EXPIRED', 'The JWT has expired.', '/exp');
  }
  if (typeof nbf === 'number' && nbf > seconds) {
    throw new StandardsError('STANDARDS_JWT_NOT_YET_VALID', 'The JWT is not yet valid.', '/nbf');
  }
}
