import { StandardsError } from '../standards-error.js';
import { toMultibase, type PublicJwk } from './multikey.js';

/** A verification method as DID documents list it here. */
export interface VerificationMethod {
  readonly id: string;
  readonly type: string;
  readonly controller: string;
  readonly publicKeyMultibase?: string;
  readonly publicKeyJwk?: PublicJwk;
}

/** A DID document (DID Core 1.0 §5), with the members that are read here. */
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

/** Who controls a verification method, by its URL. @example controllerOf('did:web:a.example#key-1') // 'did:web:a.example' */
export function controllerOf(verificationMethod: string): string {
  const fragment = verificationMethod.indexOf('#');
  return fragment < 0 ? verificationMethod : verificationMethod.slice(0, fragment);
}

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

/** What a key of a DID document may be for (DID Core 1.0 §5.3): to sign credentials, or to present them. */
export type KeyPurpose = 'assertionMethod' | 'authentication';

/** A key as `didDocument` lists it. */
export interface DidDocumentKey {
  /** The verification method's URL. */
  readonly id: string;
  readonly publicJwk: PublicJwk;
  /** Both, as a did:key has it (did:key §3.1.1), unless said otherwise; for none a key is listed and proves nothing. */
  readonly purposes?: readonly KeyPurpose[];
}

/**
 * The document of an issuer or a holder (DID Core 1.0 §5): each key on Ed25519 as Multikey and each other as JWK, and
 * by name under what it is for. A proof holds only where its purpose lists its key (VC Data Integrity 1.0 §2.1), so an
 * issuer's key that is not for `authentication` presents nothing. A relationship without a key is left out: none is
 * empty (§5.3.1, §5.3.2).
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for a malformed key on Ed25519
 * @example didDocument({ did, keys: [{ id: `${did}#k1`, publicJwk }] }).authentication // the id of the key
 * @example didDocument({ did: 'did:web:a.example', keys: [] }).assertionMethod // undefined
 */
export function didDocument(input: {
  did: string;
  keys: readonly DidDocumentKey[];
  alsoKnownAs?: readonly string[];
}): DidDocument {
  const { did, keys, alsoKnownAs } = input;
  const verificationMethod = keys.map((key) => methodOf(did, key));
  const hasJwk = verificationMethod.some(({ publicKeyJwk }) => publicKeyJwk);
  return {
    // Each names the terms of the form of key that it is for; an unused one would only be one more to fetch.
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      ...(hasJwk ? ['https://w3id.org/security/jwk/v1'] : []),
    ],
    id: did,
    ...(alsoKnownAs && { alsoKnownAs }),
    verificationMethod,
    ...listed('assertionMethod', keys),
    ...listed('authentication', keys),
  };
}

function methodOf(did: string, { id, publicJwk }: DidDocumentKey): VerificationMethod {
  return publicJwk.crv === 'Ed25519'
    ? { id, type: 'Multikey', controller: did, publicKeyMultibase: toMultibase(publicJwk) }
    : { id, type: 'JsonWebKey', controller: did, publicKeyJwk: publicJwk };
}

const bothPurposes: readonly KeyPurpose[] = ['assertionMethod', 'authentication'];

function listed(purpose: KeyPurpose, keys: readonly DidDocumentKey[]): Pick<DidDocument, KeyPurpose> {
  const ids = keys.filter(({ purposes = bothPurposes }) => purposes.includes(purpose)).map(({ id }) => id);
  return ids.length > 0 ? { [purpose]: ids } : {};
}
