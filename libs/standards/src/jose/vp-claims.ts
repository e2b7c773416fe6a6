import type { JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { registeredClaims } from './jwt-claims.js';

/** What stands at the top of a presentation (VC Data Model 2.0 §4.13). */
const members: ReadonlySet<string> = new Set(
  '@context id type holder verifiableCredential termsOfUse proof'.split(' '),
);

/**
 * Refuses the header of a JWT that is no presentation's (VC-JOSE-COSE §3.1.2: `typ` vp+jwt, `cty` vp).
 *
 * @throws StandardsError `STANDARDS_JWT_TYPE`, `STANDARDS_JWT_CONTENT_TYPE`
 * @example assertVpType({ alg: 'ES256', typ: 'JWT' }) // throws STANDARDS_JWT_TYPE
 */
export function assertVpType({ typ, cty }: JsonObject): void {
  if (!/^(?:application\/)?vp(?:\+ld\+json)?\+jwt$/i.test(textOf(typ))) {
    throw new StandardsError('STANDARDS_JWT_TYPE', `A presentation is not of the type ${textOf(typ)}.`);
  }
  if (cty !== undefined && cty !== 'vp' && cty !== 'application/vp') {
    throw new StandardsError('STANDARDS_JWT_CONTENT_TYPE', `The content type is not ${textOf(cty)}.`);
  }
}

/**
 * The presentation that a VP-JWT's payload is, without the JWT's own claims (VC-JOSE-COSE §3.1.2), which must say
 * what it says: `iss` is the holder, `jti` the id.
 *
 * @throws StandardsError `STANDARDS_JWT_VC_CLAIM`, `STANDARDS_JWT_UNKNOWN_MEMBER`, `STANDARDS_JWT_ISSUER`,
 * `STANDARDS_JWT_ID`, `STANDARDS_JWT_CLAIM_INVALID`
 * @example assertVpClaims({ ...presentation, iss: presentation.holder })['holder'] // presentation.holder
 */
export function assertVpClaims(payload: JsonObject): JsonObject {
  const presentation: Record<string, unknown> = {};
  for (const name of Object.keys(payload)) {
    if (members.has(name)) presentation[name] = payload[name];
    else if (!registeredClaims.has(name)) throw unknownMember(name);
  }
  const { holder, id } = presentation;
  const holderId = typeof holder === 'string' ? holder : (holder as { id?: unknown } | undefined)?.id;
  const { iss, jti, nbf, exp } = payload;
  if (iss !== undefined && holderId !== undefined && iss !== holderId) {
    throw new StandardsError('STANDARDS_JWT_ISSUER', 'The presentation is not signed by its holder.', '/iss');
  }
  if (jti !== undefined && jti !== id) {
    throw new StandardsError('STANDARDS_JWT_ID', 'The claim jti is not the id of the presentation.', '/jti');
  }
  if ([nbf, exp].some((time) => time !== undefined && !Number.isFinite(time))) {
    throw new StandardsError('STANDARDS_JWT_CLAIM_INVALID', 'A time of the JWT is no number.');
  }
  return presentation;
}

function unknownMember(name: string): StandardsError {
  const code = name === 'vc' || name === 'vp' ? 'STANDARDS_JWT_VC_CLAIM' : 'STANDARDS_JWT_UNKNOWN_MEMBER';
  return new StandardsError(code, `A presentation has no member ${name}.`, `/${name}`);
}
