import { StandardsError } from '../standards-error.js';
import type { JoseSigningKey } from './jose-key.js';
import { signJws } from './jws.js';
import { readSdJwt } from './read-sd-jwt.js';
import { sdDigest } from './sd-jwt-disclosure.js';

/**
 * To whom, for which request and when the holder presents (RFC 9901 §4.3.1).
 *
 * @example
 * const binding: SdJwtKeyBinding = { key: holderKey, audience, nonce, now };
 * typeof readSdJwt(presentSdJwt(sdJwt, [], binding)).keyBinding // 'string'
 */
export interface SdJwtKeyBinding {
  readonly key: Pick<JoseSigningKey, 'privateJwk'>;
  readonly audience: string;
  readonly nonce: string;
  readonly now: Date;
}

/**
 * Presents a part of an SD-JWT (RFC 9901 §6): the disclosures at the pointers, those that they stand within, and a
 * key binding where one is given. A key binding of before is left out, for it was for another.
 *
 * @param pointers JSON pointers as the whole SD-JWT's claims have them
 * @throws StandardsError `STANDARDS_SD_JWT_POINTER` when nothing is disclosed at a pointer, and as `readSdJwt`
 * @example
 * const shown = presentSdJwt(sdJwt, ['/given_name'], { key: holderKey, audience, nonce, now });
 * readSdJwt(shown).claims['given_name'] // 'Ana'
 */
export function presentSdJwt(text: string, pointers: readonly string[], binding?: SdJwtKeyBinding): string {
  const { jws, disclosures, bound } = readSdJwt(text);
  for (const pointer of pointers) {
    if (!disclosures.some((each) => each.pointer === pointer)) {
      throw new StandardsError('STANDARDS_SD_JWT_POINTER', 'Nothing is disclosed at this pointer.', pointer);
    }
  }
  const shown = disclosures.filter(({ pointer: outer }) =>
    pointers.some((pointer) => pointer === outer || pointer.startsWith(`${outer}/`)),
  );
  const jwt = bound.slice(0, bound.indexOf('~'));
  const presented = [jwt, ...shown.map(({ encoded }) => encoded), ''].join('~');
  if (!binding) return presented;
  const payload = {
    iat: Math.floor(binding.now.getTime() / 1000),
    aud: binding.audience,
    nonce: binding.nonce,
    sd_hash: sdDigest(presented, jws.payload['_sd_alg']),
  };
  return presented + signJws({ typ: 'kb+jwt' }, JSON.stringify(payload), binding.key.privateJwk);
}
