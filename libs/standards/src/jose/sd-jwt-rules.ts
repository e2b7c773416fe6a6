import type { JsonObject } from '../credentials/read-json-object.js';
import { textOf } from '../credentials/text-of.js';
import { StandardsError } from '../standards-error.js';

/** Of an SD-JWT VC these claims are always in the open (SD-JWT VC §2.2.2.2). */
const alwaysOpen: ReadonlySet<string> = new Set('iss nbf exp cnf vct vct#integrity status'.split(' '));

export type SdJwtKind = 'sd-jwt-vc' | 'w3c-credential' | 'w3c-presentation';

/**
 * What an SD-JWT secures: an SD-JWT VC (`dc+sd-jwt`, or the older `vc+sd-jwt` with `vct`), or a W3C credential or
 * presentation (VC-JOSE-COSE §3.2).
 *
 * @throws StandardsError `STANDARDS_JWT_TYPE`, `STANDARDS_JWT_CONTENT_TYPE`, `STANDARDS_SD_JWT_VCT`
 * @example sdJwtKindOf({ typ: 'vc+sd-jwt' }, { '@context': […] }) // 'w3c-credential'
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
 * Refuses to withhold what an SD-JWT VC must show.
 *
 * @throws StandardsError `STANDARDS_SD_JWT_POINTER`
 * @example assertDisclosable('/vct', 'dc+sd-jwt') // throws
 */
export function assertDisclosable(pointer: string, typ: string): void {
  if (typ === 'dc+sd-jwt' && alwaysOpen.has(pointer.slice(1).split('/', 1)[0] ?? '')) {
    throw new StandardsError('STANDARDS_SD_JWT_POINTER', 'This claim is always in the open.', pointer);
  }
}

/**
 * Refuses an SD-JWT VC that shows by a disclosure what must be in the open (SD-JWT VC §2.2.2.2).
 *
 * @throws StandardsError `STANDARDS_SD_JWT_CONCEALED`
 * @example assertOpen(signedPayload, disclosedClaims)
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
