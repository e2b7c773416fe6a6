import { StandardsError } from '../standards-error.js';
import { BoundedMap } from './bounded-map.js';
import { toMultibase, type PublicJwk } from './multikey.js';

/** A verification method as DID documents list it here. */
export interface VerificationMethod {
  readonly id: string;
  readonly type: string;
  readonly controller: string;
  readonly publicKeyMultibase?: string;
  readonly publicKeyJwk?: PublicJwk;
}

export interface DidDocument {
  readonly '@context'?: unknown;
  readonly id: string;
  readonly alsoKnownAs?: readonly string[];
  readonly verificationMethod?: readonly VerificationMethod[];
  readonly assertionMethod?: readonly (string | VerificationMethod)[];
  readonly authentication?: readonly (string | VerificationMethod)[];
  readonly keyAgreement?: readonly (string | VerificationMethod)[];
}

/** Resolves identifiers that need a network; did:key and did:jwk never come here. */
export type ResolveDid = (did: string) => Promise<DidDocument>;

const resolvedKeys = new BoundedMap<string, DidDocument>(1000);

/**
 * The did:key of a Multikey, and its only verification method (did:key §3.1.1).
 *
 * @example didKey('z6Mk…').verificationMethod // 'did:key:z6Mk…#z6Mk…'
 */
export function didKey(publicKeyMultibase: string): { did: string; verificationMethod: string } {
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}` };
}

/**
 * The document of a did:key (did:key §3.1.1).
 *
 * @throws StandardsError `STANDARDS_DID_MALFORMED`
 * @example resolveDidKey('did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2').assertionMethod
 */
export function resolveDidKey(did: string): DidDocument {
  return resolvedKeys.get(did, () => documentOfKey(did));
}

function documentOfKey(did: string): DidDocument {
  const multibase = did.slice('did:key:'.length);
  if (!/^z[1-9A-HJ-NP-Za-km-z]{40,120}$/.test(multibase)) {
    throw new StandardsError('STANDARDS_DID_MALFORMED', `${did} is not a did:key.`);
  }
  const { verificationMethod: id } = didKey(multibase);
  const method = { id, type: 'Multikey', controller: did, publicKeyMultibase: multibase };
  return { id: did, verificationMethod: [method], assertionMethod: [id], authentication: [id] };
}

/** The did:web of an address, such as `http://localhost:3000/issuer/dids/rio` (did:web §3). */
export function didWeb(address: string): string {
  const url = new URL(address);
  const path = url.pathname.split('/').filter(Boolean).map(encodeURIComponent);
  return ['did:web', encodeURIComponent(url.host), ...path].join(':');
}

/**
 * Where the document of a did:web is. Hosts that are listed are asked over plain HTTP, as a demonstration
 * on localhost needs.
 */
export function didWebDocumentUrl(did: string, options: { insecureHosts?: readonly string[] } = {}): string {
  const [scheme, method, host, ...path] = did.split(':');
  if (scheme !== 'did' || method !== 'web' || !host) {
    throw new StandardsError('STANDARDS_DID_MALFORMED', `${did} is not a did:web.`);
  }
  const authority = decodeURIComponent(host);
  const protocol = options.insecureHosts?.includes(authority) ? 'http' : 'https';
  const folder = path.length === 0 ? '/.well-known' : `/${path.map(decodeURIComponent).join('/')}`;
  return `${protocol}://${authority}${folder}/did.json`;
}

/** The document of an issuer: every key as Multikey, keys on P-256 as JWK too, assertion methods by name. */
export function didDocument(input: {
  did: string;
  keys: readonly { id: string; publicJwk: PublicJwk }[];
  alsoKnownAs?: readonly string[];
}): DidDocument {
  const { did, keys, alsoKnownAs } = input;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    ...(alsoKnownAs && { alsoKnownAs }),
    verificationMethod: keys.map(({ id, publicJwk }) =>
      publicJwk.crv === 'Ed25519'
        ? { id, type: 'Multikey', controller: did, publicKeyMultibase: toMultibase(publicJwk) }
        : { id, type: 'JsonWebKey', controller: did, publicKeyJwk: publicJwk },
    ),
    assertionMethod: keys.map(({ id }) => id),
  };
}
