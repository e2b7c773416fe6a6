import { createPrivateKey } from 'node:crypto';
import { loadPinnedContext } from '../../../contexts/pinned-contexts.js';
import { resolveDidKey } from '../../../keys/did.js';
import type { SigningKey } from '../../../keys/key-pair.js';
import { signP256 } from '../p256-keys.js';
import type { JsonObject } from '../../../json-values.js';

/** The reference implementation, as far as the tests call it. */
export interface Peer {
  issue(
    credential: object,
    options: { key: SigningKey; mandatoryPointers: readonly string[] },
  ): Promise<JsonObject>;
  derive(issued: object, selectivePointers: readonly string[]): Promise<JsonObject>;
  verify(shown: object): Promise<boolean>;
}

interface Suites {
  createSignCryptosuite(options: object): object;
  createDiscloseCryptosuite(options: object): object;
  createVerifyCryptosuite(): object;
}

interface Credentials {
  issue(options: object): Promise<JsonObject>;
  derive(options: object): Promise<JsonObject>;
  verifyCredential(options: object): Promise<{ verified: boolean }>;
}

/** Loads \@digitalbazaar/vc with its ecdsa-sd-2023; contexts come from this library, keys from did:key. */
export async function loadPeer(): Promise<Peer> {
  const load = (name: string) => import(name) as Promise<unknown>;
  const vc = (await load('@digitalbazaar/vc')) as Credentials;
  const suites = (await load('@digitalbazaar/ecdsa-sd-2023-cryptosuite')) as Suites;
  const { DataIntegrityProof } = (await load('@digitalbazaar/data-integrity')) as {
    DataIntegrityProof: new (options: object) => object;
  };
  const now = '2026-01-02T03:04:05Z';
  return {
    issue: (credential, { key, mandatoryPointers }) => {
      const privateKey = createPrivateKey({ key: key.privateJwk as never, format: 'jwk' });
      const sign = ({ data }: { data: Uint8Array }) => Promise.resolve(signP256(data, privateKey));
      const signer = { id: key.id, algorithm: 'P-256', sign };
      const cryptosuite = suites.createSignCryptosuite({ mandatoryPointers });
      const suite = new DataIntegrityProof({ signer, cryptosuite, date: now });
      return vc.issue({ credential: structuredClone(credential), suite, documentLoader, now });
    },
    derive: (verifiableCredential, selectivePointers) => {
      const cryptosuite = suites.createDiscloseCryptosuite({ selectivePointers });
      return vc.derive({
        verifiableCredential,
        suite: new DataIntegrityProof({ cryptosuite }),
        documentLoader,
      });
    },
    verify: async (credential) => {
      const suite = new DataIntegrityProof({ cryptosuite: suites.createVerifyCryptosuite() });
      return (await vc.verifyCredential({ credential, suite, documentLoader, now })).verified;
    },
  };
}

function documentLoader(url: string): Promise<{ contextUrl: null; document: unknown; documentUrl: string }> {
  if (!url.startsWith('did:key:')) return loadPinnedContext(url);
  const resolved = resolveDidKey(url.split('#')[0] as string);
  const context = 'https://w3id.org/security/multikey/v1';
  const document = url.includes('#')
    ? { '@context': context, ...resolved.verificationMethod?.[0] }
    : { '@context': ['https://www.w3.org/ns/did/v1', context], ...resolved };
  return Promise.resolve({ contextUrl: null, document, documentUrl: url });
}
