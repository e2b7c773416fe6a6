/** The libraries that this one is measured against, each set up as its own documentation says. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as bazaar from '@digitalbazaar/vc';
import * as credentials from '@digitalcredentials/vc';

/** Serves contexts that this library pins, and the documents of did:key keys; nothing is fetched. */
export function documentLoader(loadContext) {
  return async (url) => {
    if (!url.startsWith('did:key:')) return loadContext(url);
    const [did] = url.split('#');
    const publicKeyMultibase = did.slice('did:key:'.length);
    const id = `${did}#${publicKeyMultibase}`;
    const method = { id, type: 'Multikey', controller: did, publicKeyMultibase };
    const context = 'https://w3id.org/security/multikey/v1';
    const document =
      url === did
        ? {
            '@context': ['https://www.w3.org/ns/did/v1', context],
            id: did,
            verificationMethod: [method],
            assertionMethod: [id],
          }
        : { '@context': context, ...method };
    return { contextUrl: null, documentUrl: url, document };
  };
}

/** They leave the status to a function of the caller's, which here costs nothing. */
const checkStatus = async () => ({ verified: true });

/** Issue and verify of a credential by the two libraries of Data Integrity; both throw unless they verify. */
export async function dataIntegrityPeers(key, loader) {
  const pair = await Ed25519Multikey.from(multikeyOf(key));
  const peer = (vc) => ({
    issue: (credential) =>
      vc.issue({
        credential: structuredClone(credential),
        suite: new DataIntegrityProof({ signer: pair.signer(), cryptosuite: eddsaRdfc }),
        documentLoader: loader,
      }),
    verify: async (credential) => {
      const result = await vc.verifyCredential({
        credential,
        suite: new DataIntegrityProof({ cryptosuite: eddsaRdfc }),
        documentLoader: loader,
        checkStatus,
      });
      if (!result.verified) throw result.error;
    },
  });
  return { '@digitalbazaar/vc': peer(bazaar), '@digitalcredentials/vc': peer(credentials) };
}

/** ecdsa-sd-2023 by @digitalbazaar/vc: base proof, derived proof, verification. */
export async function selectivePeer(key, loader) {
  const pair = await EcdsaMultikey.from(multikeyOf(key));
  const pointers = { mandatoryPointers: ['/issuer', '/validFrom'] };
  return {
    issue: (credential) =>
      bazaar.issue({
        credential: structuredClone(credential),
        suite: new DataIntegrityProof({
          signer: pair.signer(),
          cryptosuite: ecdsaSd.createSignCryptosuite(pointers),
        }),
        documentLoader: loader,
      }),
    derive: (verifiableCredential) =>
      bazaar.derive({
        verifiableCredential,
        suite: new DataIntegrityProof({
          cryptosuite: ecdsaSd.createDiscloseCryptosuite({
            selectivePointers: ['/credentialSubject/achievement'],
          }),
        }),
        documentLoader: loader,
      }),
    verify: async (credential) => {
      const result = await bazaar.verifyCredential({
        credential,
        suite: new DataIntegrityProof({ cryptosuite: ecdsaSd.createVerifyCryptosuite() }),
        documentLoader: loader,
        checkStatus,
      });
      if (!result.verified) throw result.error;
    },
  };
}

function multikeyOf({ id, controller, publicKeyMultibase, secretKeyMultibase }) {
  return {
    '@context': 'https://w3id.org/security/multikey/v1',
    type: 'Multikey',
    id,
    controller,
    publicKeyMultibase,
    secretKeyMultibase,
  };
}
