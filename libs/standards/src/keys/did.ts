import { StandardsError } from '../standards-error.js';
import { toMultibase, type PublicJwk } from './multikey.js';

/**
 * A verification method as DID documents list it here (DID Core 1.0 §5.2).
 *
 * @example
 * const [method]: readonly VerificationMethod[] = resolveDidKey(did).verificationMethod ?? [];
 * method?.publicKeyMultibase // publicKeyMultibase
 */
export interface VerificationMethod {
  readonly id: string;
  readonly type: string;
  readonly controller: string;
  readonly publicKeyMultibase?: string;
  readonly publicKeyJwk?: PublicJwk;
}

/**
 * A DID document (DID Core 1.0 §5), with the members that are read here.
 *
 * @example
 * const resolved: DidDocument = resolveDidKey(did);
 * resolved.verificationMethod?.length // 1
 */
export interface DidDocument {
  readonly '@context'?: unknown;
  readonly id: string;
  readonly alsoKnownAs?: readonly string[];
  readonly verificationMethod?: readonly VerificationMethod[];
  readonly assertionMethod?: readonly (string | VerificationMethod)[];
  readonly authentication?: readonly (string | VerificationMethod)[];
  readonly keyAgreement?: readonly (string | VerificationMethod)[];
}

/**
 * Resolves identifiers that need a network (DID Core 1.0 §7.1); did:key and did:jwk never come here.
 *
 * @example
 * const resolveDid: ResolveDid = async (id) => didDocument({ did: id, keys: [{ id: `${id}#k1`, publicJwk }] });
 * (await resolveDid('did:web:example.org')).assertionMethod // ['did:web:example.org#k1']
 */
export type ResolveDid = (did: string) => Promise<DidDocument>;

/** Who controls a verification method, by its URL. @example controllerOf('did:web:a.example#key-1') // 'did:web:a.example' */
export function controllerOf(verificationMethod: string): string {
  const fragment = verificationMethod.indexOf('#');
  return fragment < 0 ? verificationMethod : verificationMethod.slice(0, fragment);
}

/**
 * The did:key of a Multikey, and its only verification method (did:key §3.1.1).
 *
 * @example didKey(publicKeyMultibase).verificationMethod // `did:key:${publicKeyMultibase}#${publicKeyMultibase}`
 */
export function didKey(publicKeyMultibase: string): { did: string; verificationMethod: string } {
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}` };
}

/**
 * The document of a did:key (did:key §3.1.1).
 *
 * @throws StandardsError `STANDARDS_DID_MALFORMED`
 * @example resolveDidKey(did).assertionMethod // [key.id]
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

/**
 * The did:web of an address (did:web §3).
 *
 * @param address an absolute URL; its protocol is left out, its port is kept
 * @throws TypeError when it is no URL
 * @example didWeb('http://localhost:3000/issuer/dids/rio') // 'did:web:localhost%3A3000:issuer:dids:rio'
 */
export function didWeb(address: string): string {
  const url = new URL(address);
  const path = url.pathname.split('/').filter(Boolean).map(encodeURIComponent);
  return ['did:web', encodeURIComponent(url.host), ...path].join(':');
}

/**
 * Where the document of a did:web is (did:web §3). Hosts that are listed are asked over plain HTTP, as a demonstration
 * on localhost needs.
 *
 * @throws StandardsError `STANDARDS_DID_MALFORMED` for what is no did:web
 * @example didWebDocumentUrl('did:web:example.org') // 'https://example.org/.well-known/did.json'
 * @example didWebDocumentUrl('did:web:example.org:dids:rio') // 'https://example.org/dids/rio/did.json'
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

/**
 * What a key of a DID document may be for (DID Core 1.0 §5.3): to sign credentials, or to present them.
 *
 * @example
 * const purposes: KeyPurpose[] = ['authentication'];
 * didDocument({ did, keys: [{ id: `${did}#k1`, publicJwk, purposes }] }).assertionMethod // undefined
 */
export type KeyPurpose = 'assertionMethod' | 'authentication';

/**
 * A key as `didDocument` lists it (DID Core 1.0 §5.3).
 *
 * @example
 * const listed: DidDocumentKey = { id: `${did}#k1`, publicJwk, purposes: ['assertionMethod'] };
 * didDocument({ did, keys: [listed] }).authentication // undefined
 */
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
 * @example didDocument({ did, keys: [{ id: `${did}#k1`, publicJwk }] }).authentication // [`${did}#k1`]
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
