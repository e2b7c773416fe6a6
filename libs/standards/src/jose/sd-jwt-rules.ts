import type { JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';

/** Of an SD-JWT VC these claims are always in the open (SD-JWT VC §2.2.2.2). */
const alwaysOpen: ReadonlySet<string> = new Set('iss nbf exp cnf vct vct#integrity status'.split(' '));

/**
 * Of a W3C credential these stay in the open where we issue. A verifier judges by them, and takes their absence for
 * a credential that neither ends nor is revoked: a holder who may withhold them evades both. RFC 9901 §9.7 forbids an
 * issuer to conceal what decides validity, `iss`, `aud`, `exp`, `nbf` and `cnf` among it; VC-JOSE-COSE §3.2.1 names
 * `@context`, `type`, `credentialStatus`, `credentialSchema` and `relatedResource`. The issuer and the dates decide as
 * much; the refresh comes before the status (Open Badges 3.0 §9.1), and terms bind whoever receives the credential
 * (VC Data Model 2.0 §5.5). `vc` holds all of these in VC 1.1.
 */
const openOfW3c: ReadonlySet<string> = new Set([
  ...'@context type issuer validFrom validUntil issuanceDate expirationDate credentialStatus'.split(' '),
  ...'credentialSchema relatedResource refreshService termsOfUse vc iss aud nbf exp cnf'.split(' '),
]);

/** Without these it is no credential (VC Data Model 2.0 §4.5, §4.7, §4.8); without `@context` it is not read as one. */
const ofEveryCredential = ['type', 'issuer', 'credentialSubject'] as const;

export type SdJwtKind = 'sd-jwt-vc' | 'w3c-credential' | 'w3c-presentation';

/**
 * What an SD-JWT secures: an SD-JWT VC (`dc+sd-jwt`, or the older `vc+sd-jwt` with `vct`), or a W3C credential or
 * presentation (VC-JOSE-COSE §3.2).
 *
 * @throws StandardsError `STANDARDS_JWT_TYPE`, `STANDARDS_JWT_CONTENT_TYPE`, `STANDARDS_SD_JWT_VCT`
 * @example sdJwtKindOf({ typ: 'vc+sd-jwt' }, { '@context': [credentialsV2] }) // 'w3c-credential'
 */
export function sdJwtKindOf({ typ, cty }: JsonObject, payload: JsonObject): SdJwtKind {
  const type = textOf(typ)
    .replace(/^application\//i, '')
    .toLowerCase();
  const { vct } = payload;
  const isW3c = payload['@context'] !== undefined;
  if (type === 'dc+sd-jwt' || (type === 'vc+sd-jwt' && vct !== undefined && !isW3c)) {
    if (typeof vct === 'string' && vct !== '') return 'sd-jwt-vc';
    throw new StandardsError('STANDARDS_SD_JWT_VCT', 'An SD-JWT VC has a type, vct.', '/vct');
  }
  if ((type !== 'vc+sd-jwt' && type !== 'vp+sd-jwt') || !isW3c) {
    throw new StandardsError('STANDARDS_JWT_TYPE', `An SD-JWT is not of the type ${textOf(typ)} here.`);
  }
  const content = type.slice(0, 2);
  if (cty !== undefined && cty !== content && cty !== `application/${content}`) {
    throw new StandardsError('STANDARDS_JWT_CONTENT_TYPE', `The content type is not ${textOf(cty)}.`);
  }
  return content === 'vc' ? 'w3c-credential' : 'w3c-presentation';
}

/**
 * Refuses to let a holder withhold what a verifier must see.
 *
 * @throws StandardsError `STANDARDS_SD_JWT_POINTER`
 * @example assertDisclosable('/vct', 'sd-jwt-vc', claims) // throws STANDARDS_SD_JWT_POINTER
 */
export function assertDisclosable(pointer: string, kind: SdJwtKind, claims: JsonObject): void {
  const name = pointer.slice(1).split('/', 1)[0] ?? '';
  // A 1EdTechRevocationList names by the id what is revoked; and a place in a list tells holders apart as well.
  const isNamedInLists = name === 'id' && claims['credentialStatus'] !== undefined;
  if (kind === 'sd-jwt-vc' ? alwaysOpen.has(name) : openOfW3c.has(name) || isNamedInLists) {
    throw new StandardsError('STANDARDS_SD_JWT_POINTER', 'This claim is always in the open.', pointer);
  }
}

/**
 * Refuses a W3C credential whose holder withholds what every credential has. What another issuer lets withhold, and
 * is shown, counts as if it were in the open: VC-JOSE-COSE §3.2.1 only advises issuers, and its own example conceals
 * `type`. That a member not every credential has is withheld cannot be seen (RFC 9901 §9.7: a verifier sees to it that
 * what it needs is there).
 *
 * @throws StandardsError `STANDARDS_SD_JWT_WITHHELD`
 * @example assertShown({ '@context': [credentialsV2], issuer: 'did:web:a' }) // throws STANDARDS_SD_JWT_WITHHELD
 */
export function assertShown(credential: JsonObject): void {
  for (const name of ofEveryCredential) {
    if (credential[name] !== undefined) continue;
    throw new StandardsError('STANDARDS_SD_JWT_WITHHELD', `The credential shows no ${name}.`, `/${name}`);
  }
}

/**
 * Refuses an SD-JWT VC that shows by a disclosure what must be in the open (SD-JWT VC §2.2.2.2).
 *
 * @throws StandardsError `STANDARDS_SD_JWT_CONCEALED`
 * @example assertOpen({ vct: 'urn:v' }, { vct: 'urn:v', exp: 1 }) // throws STANDARDS_SD_JWT_CONCEALED
 */
export function assertOpen(signed: JsonObject, claims: JsonObject): void {
  for (const name of alwaysOpen) {
    if (JSON.stringify(signed[name]) !== JSON.stringify(claims[name])) {
      throw new StandardsError(
        'STANDARDS_SD_JWT_CONCEALED',
        `The claim ${name} must not be concealed.`,
        `/${name}`,
      );
    }
  }
}
