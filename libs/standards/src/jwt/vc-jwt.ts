import { compactVerify, CompactSign, decodeProtectedHeader, importJWK } from 'jose';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import type { SigningKey } from '../keys/key-pair.js';
import type { PublicJwk } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';

const seconds = (date: unknown) => Math.floor(new Date(String(date)).getTime() / 1000);

/**
 * Signs a credential as VC-JWT with ES256 (Open Badges 3.0 §8.2.4: the credential with the registered claims
 * `iss`, `jti`, `nbf`, `sub`, `exp` beside it). `typ` is `JWT` for 1EdTech, `vc+jwt` for W3C VC-JOSE-COSE.
 */
export async function signVcJwt(
  document: JsonDocument,
  { key, typ = 'JWT' }: { key: SigningKey; typ?: 'JWT' | 'vc+jwt' },
): Promise<string> {
  if (key.algorithm !== 'ES256') {
    throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', 'VC-JWT signs with an ES256 key here.');
  }
  const subject = (document['credentialSubject'] as { id?: string } | undefined)?.id;
  const claims = {
    ...document,
    iss: issuerIdOf(document),
    jti: document['id'],
    nbf: seconds(document['validFrom']),
    ...(subject && { sub: subject }),
    ...(document['validUntil'] !== undefined && { exp: seconds(document['validUntil']) }),
  };
  const privateKey = await importJWK({ ...key.privateJwk }, 'ES256');
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ, kid: key.id })
    .sign(privateKey);
}

/** The verification method that a VC-JWT names. @throws StandardsError when there is none or the type is wrong */
export function jwtVerificationMethod(jwt: string): string {
  const { kid, alg, typ } = headerOf(jwt);
  if (alg !== 'ES256' && alg !== 'EdDSA' && alg !== 'RS256') {
    throw new StandardsError(
      'STANDARDS_ALGORITHM_UNSUPPORTED',
      `The algorithm ${String(alg)} is not accepted.`,
    );
  }
  if (typ !== undefined && !/^(jwt|vc\+jwt|vc\+ld\+json\+jwt)$/i.test(String(typ))) {
    throw new StandardsError('STANDARDS_JWT_TYPE', `A credential is not of the type ${String(typ)}.`);
  }
  if (typeof kid !== 'string' || kid === '')
    throw new StandardsError('STANDARDS_JWT_NO_KEY', 'The JWT does not say which key signed it.');
  return kid;
}

/** The protected header. @throws StandardsError `STANDARDS_MALFORMED` */
function headerOf(jwt: string): Readonly<Record<string, unknown>> {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    throw new StandardsError('STANDARDS_MALFORMED', 'The header of the JWT cannot be read.');
  }
}

/** True when the key signed the JWT. */
export async function verifyVcJwt(jwt: string, publicJwk: PublicJwk): Promise<boolean> {
  const alg = decodeProtectedHeader(jwt).alg ?? 'ES256';
  try {
    await compactVerify(jwt, await importJWK({ ...publicJwk }, alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}

/** The issuer's identifier, whether it is an object or a string. */
export function issuerIdOf(document: Readonly<Record<string, unknown>>): string {
  const { issuer } = document;
  const id = typeof issuer === 'string' ? issuer : (issuer as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : '';
}
