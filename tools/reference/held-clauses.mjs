/**
 * What libs/standards holds that is no rule of a catalogue: clause, what it asks, the file and the export that hold it,
 * the tests. Paths are below libs/standards/src.
 */
import { heldByWholeCredentials } from './held-by-whole-credentials.mjs';
import { olderClauses } from './older-clauses.mjs';

const vectors = 'integrity/vectors.spec.ts';
const dataIntegrity = 'integrity/data-integrity.spec.ts';
const tampering = 'integrity/tampering.spec.ts';
const numbers = 'integrity/tampering-numbers.spec.ts';
const peers = 'integrity/digitalbazaar.int.spec.ts';
const sd = (name) => `integrity/ecdsa-sd-2023/${name}`;
const vcJwt = 'jose/vc-jwt.spec.ts';
const joseVectors = 'jose/jose-vectors.int.spec.ts';
const sdJwt = 'jose/sd-jwt.spec.ts';
const issuerProofs = 'checks/proofs-of-the-issuer.spec.ts';
const keys = 'keys/keys.spec.ts';
const did = 'keys/did.spec.ts';

export const heldClauses = {
  'Contexts and canonical forms': [
    [
      'VC Data Model 2.0 §4.3',
      'Contexts are pinned by the SHA-256 of their content; no other is loaded',
      'contexts/pinned-contexts.ts#isPinnedContext',
      'contexts/pinned-contexts.spec.ts',
    ],
    [
      'VC Data Model 2.0 §6.1',
      'No context within a document has another name for what has one: the statements are the same under either',
      'linked-data/context-renames.ts#renamesIn',
      'linked-data/context-renames.spec.ts',
      'checks/renamed-members.spec.ts',
    ],
    [
      'RDF 1.1 Concepts §3.1',
      'What a document says of a credential stands in one place: to statements all objects of one name are one node',
      'linked-data/split-nodes.ts#splitNodeIn',
      'linked-data/split-nodes.spec.ts',
      'checks/renamed-members.spec.ts',
    ],
    [
      'JSON-LD 1.1 API §5.1, §8.2',
      'Ordinary documents become statements without expansion; others go to jsonld.js in safe mode',
      'linked-data/fast-quads.ts#tryCanonicalize',
      'linked-data/fast-quads.spec.ts',
      'linked-data/differential.spec.ts',
      'linked-data/differential.int.spec.ts',
      'linked-data/fast-quads.int.spec.ts',
    ],
    [
      'RDFC-1.0 §4',
      'The canonical form of a dataset, in the order of code points',
      'linked-data/canonize-dataset.ts#canonizeDataset',
      'linked-data/canonize-dataset.spec.ts',
      'linked-data/canonize-dataset.int.spec.ts',
    ],
    [
      'RDFC-1.0 §4.8',
      'Blank nodes that look alike',
      'linked-data/rdfc-n-degree.ts#hashNDegreeQuads',
      'linked-data/canonize-dataset.spec.ts',
      'linked-data/canonize-dataset.int.spec.ts',
    ],
    [
      'RDFC-1.0 §7.1',
      'The work for blank nodes that look alike is bounded',
      'linked-data/canonize-dataset.ts#canonizeDataset',
      'linked-data/canonize-dataset.int.spec.ts',
    ],
    [
      'RFC 8785 (JCS)',
      'The canonical text of a JSON value',
      'canonical-json/canonical-json.ts#canonicalJson',
      'canonical-json/canonical-json.spec.ts',
    ],
  ],
  'Keys and identifiers': [
    [
      'DID Core 1.0 §5.3.1, §5.3.2',
      'A DID document lists each key under what it is for: authentication, assertionMethod; neither is empty',
      'keys/did.ts#didDocument',
      did,
    ],
    [
      'Controlled Identifiers 1.0 §2.2.2',
      'Multikey of Ed25519, P-256 and P-384',
      'keys/multikey.ts#toMultibase',
      keys,
    ],
    ['Controlled Identifiers 1.0 §2.4', 'base58btc', 'keys/base58.ts#encodeBase58', 'keys/base58.spec.ts'],
    ['did:key §3.1.1', 'The document of a did:key', 'keys/did.ts#resolveDidKey', issuerProofs],
    [
      'did:jwk §3.1.2',
      'The document of a did:jwk, with what `use` leaves out',
      'keys/did-jwk.ts#resolveDidJwk',
      keys,
      issuerProofs,
    ],
    [
      'Controlled Identifiers 1.0 §3.3',
      'The issuer controls the key and lists it for assertion',
      'checks/check-issuer-binding.ts#checkIssuerBinding',
      issuerProofs,
    ],
    [
      'DID Core 1.0 §3.2.2, §5.3',
      'Verification relationships are sets of names and embedded methods; relative names are those of the document',
      'keys/verification-relationships.ts#methodIn',
      'checks/did-documents.spec.ts',
    ],
  ],
  'Data Integrity': [
    [
      'Data Integrity 1.0 §4.2',
      'Adding a proof',
      'integrity/sign-data-integrity.ts#signDataIntegrity',
      dataIntegrity,
    ],
    [
      'Data Integrity 1.0 §2.1.1, §2.1.2, §4.3',
      'Proof sets and chains',
      'integrity/sign-data-integrity.ts#signDataIntegrity',
      dataIntegrity,
      vectors,
    ],
    [
      'Data Integrity 1.0 §4.4, §4.5',
      'Every proof is judged: members, purpose, challenge, domain, expiry, signature',
      'integrity/verify-data-integrity.ts#verifyDataIntegrity',
      dataIntegrity,
      tampering,
      vectors,
    ],
    [
      'Data Integrity EdDSA 1.0 §3.2',
      'eddsa-rdfc-2022',
      'integrity/eddsa-rdfc-2022.ts#eddsaRdfc2022',
      vectors,
      peers,
    ],
    ['Data Integrity EdDSA 1.0 §3.3', 'eddsa-jcs-2022', 'integrity/eddsa-jcs-2022.ts#eddsaJcs2022', vectors],
    [
      'Data Integrity EdDSA 1.0 §3.3.2',
      'Contexts of a proof begin those of the document',
      'integrity/verify-data-integrity.ts#verifyDataIntegrity',
      dataIntegrity,
    ],
    [
      'Data Integrity EdDSA 1.0 §B.1',
      'Ed25519Signature2020 is read',
      'integrity/ed25519-signature-2020.ts#ed25519Signature2020',
      vectors,
    ],
    [
      'Data Integrity ECDSA 1.0 §3.2',
      'ecdsa-rdfc-2019 on P-256 and P-384',
      'integrity/ecdsa-rdfc-2019.ts#ecdsaRdfc2019',
      vectors,
      peers,
    ],
    [
      'Data Integrity ECDSA 1.0 §3.3',
      'ecdsa-jcs-2019 on P-256 and P-384',
      'integrity/ecdsa-jcs-2019.ts#ecdsaJcs2019',
      vectors,
    ],
    [
      'JSON-LD 1.1 API §8.6, RFC 8785 §3.2.2.3, RFC 3987 §2.2',
      'Nothing is signed that others canonicalise in another way',
      'integrity/refuse-uninteroperable.ts#refuseUninteroperable',
      'integrity/refuse-uninteroperable.spec.ts',
    ],
    [
      'JSON-LD 1.1 API §8.2.2',
      'Suites over statements sign the canonical form of a number: one with another form never verifies, one with the same does (0.3 and 0.30000000000000004: 15 digits after the first; 0 and 1e-7: no point in its text; for a term with a datatype 4.5 and the text "4.5E0")',
      'linked-data/literal.ts#nativeLiteral',
      numbers,
      tampering,
      'linked-data/differential.spec.ts',
    ],
    [
      'RFC 8785 §3.2.2.3, RFC 7515 §5.2',
      'JCS suites and VC-JWT sign the number itself: any other never verifies',
      'canonical-json/canonical-json.ts#canonicalJson',
      numbers,
      tampering,
    ],
    [
      'Data Integrity ECDSA 1.0 §3.6.1',
      'ecdsa-sd-2023: the base proof',
      'integrity/ecdsa-sd-2023/sign-base.ts#signBase',
      sd('vectors.spec.ts'),
      sd('vector-steps.spec.ts'),
      sd('digitalbazaar.int.spec.ts'),
    ],
    [
      'Data Integrity ECDSA 1.0 §3.6.6',
      'ecdsa-sd-2023: deriving',
      'integrity/ecdsa-sd-2023/derive-proof.ts#deriveProof',
      sd('vectors.spec.ts'),
      sd('vector-steps.spec.ts'),
      sd('selective-disclosure.spec.ts'),
      sd('unusual-documents.spec.ts'),
    ],
    [
      'Data Integrity ECDSA 1.0 §3.6.7',
      'ecdsa-sd-2023: the derived proof',
      'integrity/ecdsa-sd-2023/verify-derived.ts#verifyDerived',
      sd('vectors.spec.ts'),
      sd('vector-steps.spec.ts'),
      sd('selective-disclosure.spec.ts'),
      sd('hostile-proof-value.spec.ts'),
    ],
    [
      'Data Integrity ECDSA 1.0 §3.4.13',
      'ecdsa-sd-2023: selecting by JSON pointers',
      'integrity/ecdsa-sd-2023/select-by-pointers.ts#selectByPointers',
      sd('select-by-pointers.spec.ts'),
    ],
  ],
  'JOSE and SD-JWT': [
    [
      'Open Badges 3.0 §8.2',
      'VC-JWT of 1EdTech: ES256 or RS256, the registered claims beside the credential',
      'jose/vc-jwt.ts#signVcJwt',
      vcJwt,
      joseVectors,
    ],
    [
      'VC-JOSE-COSE §3.1.1, §3.1.3',
      'VC-JWT of W3C: `typ` vc+jwt, claims that agree with the credential',
      'jose/vc-jwt.ts#verifyVcJwt',
      vcJwt,
      joseVectors,
    ],
    [
      'VC Data Model 1.1 §6.3.1',
      'The claim `vc`, and claims that stand for members',
      'jose/jwt-claims.ts#credentialOfClaims',
      vcJwt,
    ],
    [
      'VC-JOSE-COSE §3.1.2',
      'VP-JWT: the holder signs, for an audience and a request; each credential in it verifies by itself',
      'jose/vp-jwt.ts#verifyVpJwt',
      'jose/vp-jwt.spec.ts',
      joseVectors,
      vcJwt,
    ],
    [
      'RFC 7515, RFC 8725 §3.1',
      'The key decides the algorithm; `crit`, `b64` and loose base64url are refused',
      'jose/jws.ts#verifyJws',
      vcJwt,
    ],
    ['RFC 9901 §5', 'Issuing an SD-JWT', 'jose/issue-sd-jwt.ts#issueSdJwt', sdJwt],
    ['RFC 9901 §6', 'Presenting an SD-JWT, with key binding', 'jose/present-sd-jwt.ts#presentSdJwt', sdJwt],
    ['RFC 9901 §7', 'Verifying an SD-JWT, with key binding', 'jose/verify-sd-jwt.ts#verifySdJwt', sdJwt],
    ['SD-JWT VC §2.2.2.2', 'Claims that are always in the open', 'jose/sd-jwt-rules.ts#assertOpen', sdJwt],
    ['VC-JOSE-COSE §3.2', 'A W3C credential as SD-JWT', 'jose/sd-jwt-rules.ts#sdJwtKindOf', sdJwt],
  ],
  ...heldByWholeCredentials,
  ...olderClauses,
};
