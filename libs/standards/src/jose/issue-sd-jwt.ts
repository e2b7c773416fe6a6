import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../json-values.js';
import { pointerStep } from '../json-pointer.js';
import { StandardsError } from '../standards-error.js';
import type { JoseJwk, JoseSigningKey } from './jose-key.js';
import { signJws } from './jws.js';
import { assertDisclosable, sdJwtKindOf } from './sd-jwt-rules.js';
import { makeDisclosure, reservedNames, sdDigest, type Disclosure } from './sd-jwt-disclosure.js';

/**
 * How an SD-JWT is issued (RFC 9901 §5).
 *
 * @example
 * const issuance: SdJwtIssuance = { key, typ: 'dc+sd-jwt', disclosable: ['/given_name'] };
 * readSdJwt(issueSdJwt(claims, issuance)).disclosures.length // 1
 */
export interface SdJwtIssuance {
  readonly key: JoseSigningKey;
  /** JSON pointers (RFC 6901) of the members and array elements that the holder may withhold. */
  readonly disclosable: readonly string[];
  /** `dc+sd-jwt` of SD-JWT VC, or `vc+sd-jwt` of VC-JOSE-COSE §3.2.1. */
  readonly typ: 'dc+sd-jwt' | 'vc+sd-jwt';
  /** The holder's public key, for key binding (`cnf`, RFC 7800 §3.2). */
  readonly holder?: JoseJwk;
  /** How many digests of nothing are added to each object that conceals members (RFC 9901 §4.2.5). */
  readonly decoys?: number;
  /** A fresh salt of at least 128 bits in base64url (RFC 9901 §9.3). */
  readonly salt?: () => string;
}

const randomSalt = () => randomBytes(16).toString('base64url');

/**
 * Issues an SD-JWT (RFC 9901 §5) with every disclosure. A pointer within what another pointer conceals makes a
 * recursive disclosure (§4.2.6).
 *
 * @param claims an SD-JWT VC's claims with `vct`, or a W3C credential for the type `vc+sd-jwt`
 * @throws StandardsError `STANDARDS_SD_JWT_POINTER` when a pointer leads to nothing or to what a verifier must see
 * (SD-JWT VC §2.2.2.2, VC-JOSE-COSE §3.2.1), `STANDARDS_SD_JWT_RESERVED` when a member is named `_sd`, `...`
 * or `__proto__`, `STANDARDS_SD_JWT_VCT`, and as `signVcJwt` for the key
 * @example issueSdJwt(claims, { key, typ: 'dc+sd-jwt', disclosable: ['/given_name', '/nationalities/0'] }) // 'ey…~'
 */
export function issueSdJwt(claims: JsonObject, issuance: SdJwtIssuance): string {
  const { key, typ, holder, disclosable, decoys = 0, salt = randomSalt } = issuance;
  const kind = sdJwtKindOf({ typ }, claims);
  const work: Concealing = { wanted: new Set(disclosable), disclosures: [], decoys, salt };
  const concealed = conceal(claims, '', work) as JsonObject;
  const [missing] = work.wanted;
  if (missing !== undefined) {
    throw new StandardsError(
      'STANDARDS_SD_JWT_POINTER',
      'There is nothing to disclose at this pointer.',
      missing,
    );
  }
  for (const pointer of disclosable) assertDisclosable(pointer, kind, claims);
  const payload = { ...concealed, _sd_alg: 'sha-256', ...(holder && { cnf: { jwk: holder } }) };
  const header = { typ, ...(typ === 'vc+sd-jwt' && { cty: 'vc' }), kid: key.id };
  const jwt = signJws(header, JSON.stringify(payload), key.privateJwk);
  return [jwt, ...work.disclosures.map(({ encoded }) => encoded), ''].join('~');
}

interface Concealing {
  /** Pointers that were not met yet. */
  readonly wanted: Set<string>;
  readonly disclosures: Disclosure[];
  readonly decoys: number;
  readonly salt: () => string;
}

function conceal(value: unknown, pointer: string, work: Concealing): unknown {
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) => {
      const at = `${pointer}/${index}`;
      const inner = conceal(element, at, work);
      return work.wanted.delete(at) ? { '...': disclose(work, inner) } : inner;
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  const open: Record<string, unknown> = {};
  const digests: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (reservedNames.has(name)) {
      throw new StandardsError('STANDARDS_SD_JWT_RESERVED', `No member is named ${name}.`, pointer);
    }
    const at = pointer + pointerStep(name);
    const inner = conceal(member, at, work);
    if (work.wanted.delete(at)) digests.push(disclose(work, inner, name));
    else open[name] = inner;
  }
  if (digests.length === 0) return open;
  for (let made = 0; made < work.decoys; made += 1) digests.push(sdDigest(work.salt()));
  // Sorted, the digests do not tell the order of what they conceal (§4.2.4.1).
  return { _sd: digests.toSorted(), ...open };
}

function disclose(work: Concealing, value: unknown, name?: string): string {
  const disclosure = makeDisclosure(work.salt(), value, name);
  work.disclosures.push(disclosure);
  return sdDigest(disclosure.encoded);
}
