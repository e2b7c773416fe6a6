import { StandardsError } from '../standards-error.js';
import type { DidDocument } from './did.js';
import type { PublicJwk } from './multikey.js';

const maxLength = 4096;

/**
 * The did:jwk of a public key, and its only verification method (did:jwk §3.1.1). A private member never gets in.
 *
 * @example didJwk(publicJwk).verificationMethod // 'did:jwk:ey…#0'
 */
export function didJwk(jwk: PublicJwk & { readonly use?: 'sig' | 'enc' }): {
  did: string;
  verificationMethod: string;
} {
  const { kty, crv, x, y, n, e, use } = jwk;
  const did = `did:jwk:${Buffer.from(JSON.stringify({ kty, crv, x, y, n, e, use })).toString('base64url')}`;
  return { did, verificationMethod: `${did}#0` };
}

/**
 * The document of a did:jwk (did:jwk §3.1.2): a key whose `use` is `enc` asserts nothing, one whose `use` is `sig`
 * agrees on no keys.
 *
 * @throws StandardsError `STANDARDS_DID_MALFORMED` when it is no JWK, or a private one
 * @example
 * const { did, verificationMethod } = didJwk(publicJwk);
 * resolveDidJwk(did).assertionMethod // [verificationMethod]
 */
export function resolveDidJwk(did: string): DidDocument {
  const { use, ...publicKeyJwk } = jwkIn(did);
  const id = `${did}#0`;
  return {
    id: did,
    verificationMethod: [{ id, type: 'JsonWebKey2020', controller: did, publicKeyJwk }],
    ...(use !== 'enc' && { assertionMethod: [id], authentication: [id] }),
    ...(use !== 'sig' && { keyAgreement: [id] }),
  };
}

function jwkIn(did: string): PublicJwk & { readonly use?: string } {
  const encoded = did.slice('did:jwk:'.length);
  if (did.startsWith('did:jwk:') && /^[\w-]+$/.test(encoded) && encoded.length <= maxLength) {
    const jwk = parsed(Buffer.from(encoded, 'base64url').toString());
    if (
      typeof jwk === 'object' &&
      jwk !== null &&
      'kty' in jwk &&
      typeof jwk.kty === 'string' &&
      !('d' in jwk)
    ) {
      return jwk as PublicJwk;
    }
  }
  throw new StandardsError(
    'STANDARDS_DID_MALFORMED',
    `${did.slice(0, 80)} is not the did:jwk of a public key.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
