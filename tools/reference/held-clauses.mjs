/**
 * What libs/standards holds that is no rule of a catalogue: clause, what it asks, the file and the export that hold it,
 * the tests. Paths are below libs/standards/src.
 */
import { olderClauses } from './older-clauses.mjs';

const vectors = 'integrity/vectors.spec.ts';
const dataIntegrity = 'integrity/data-integrity.spec.ts';
const tampering = 'integrity/tampering.spec.ts';
const peers = 'integrity/digitalbazaar.int.spec.ts';
const sd = (name) => `integrity/ecdsa-sd-2023/${name}`;
const vcJwt = 'jose/vc-jwt.spec.ts';
const joseVectors = 'jose/jose-vectors.int.spec.ts';
const sdJwt = 'jose/sd-jwt.spec.ts';
const lists = 'status-list/status-list.spec.ts';
const badge = 'credentials/achievement-credential.spec.ts';
const issuerProofs = 'checks/proofs-of-the-issuer.spec.ts';
const presentations = 'checks/verify-presentation.spec.ts';
const baking = 'baking/baking.spec.ts';
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
      'linked-data/canonize-quads.ts#canonizeDataset',
      'linked-data/canonize-quads.spec.ts',
      'linked-data/canonize-quads.int.spec.ts',
    ],
    [
      'RDFC-1.0 §4.8',
      'Blank nodes that look alike',
      'linked-data/rdfc-n-degree.ts#hashNDegreeQuads',
      'linked-data/canonize-quads.spec.ts',
      'linked-data/canonize-quads.int.spec.ts',
    ],
    [
      'RDFC-1.0 §7.1',
      'The work for blank nodes that look alike is bounded',
      'linked-data/canonize-quads.ts#canonizeDataset',
      'linked-data/canonize-quads.int.spec.ts',
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
      'Data Integrity ECDSA 1.0 §3.6.1',
      'ecdsa-sd-2023: the base proof',
      'integrity/ecdsa-sd-2023/sign-base.ts#signBase',
      sd('vectors.spec.ts'),
      sd('digitalbazaar.int.spec.ts'),
    ],
    [
      'Data Integrity ECDSA 1.0 §3.6.2',
      'ecdsa-sd-2023: deriving',
      'integrity/ecdsa-sd-2023/derive-proof.ts#deriveProof',
      sd('vectors.spec.ts'),
      sd('selective-disclosure.spec.ts'),
      sd('unusual-documents.spec.ts'),
    ],
    [
      'Data Integrity ECDSA 1.0 §3.6.3',
      'ecdsa-sd-2023: the derived proof',
      'integrity/ecdsa-sd-2023/verify-derived.ts#verifyDerived',
      sd('vectors.spec.ts'),
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
    ['VC-JOSE-COSE §3.1.2', 'VP-JWT', 'jose/vp-jwt.ts#verifyVpJwt', joseVectors, vcJwt],
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
  'Credentials as a whole': [
    [
      'VC Data Model 2.0 §4.13.1',
      'What is in an envelope is read and verified',
      'credentials/open-envelope.ts#openEnvelope',
      'credentials/open-envelope.spec.ts',
    ],
    [
      'VC Data Model 2.0 §4.9',
      'The time of verification lies within the validity period',
      'checks/check-validity-dates.ts#checkValidityDates',
      badge,
    ],
    [
      'VC Data Model 2.0 §4.13',
      'A presentation, its holder and each credential in it',
      'checks/verify-presentation.ts#verifyPresentation',
      presentations,
    ],
    [
      'VC Data Model 2.0 §4.13.4',
      "A credential without a proof is the holder's own word",
      'checks/verify-presentation.ts#verifyPresentation',
      presentations,
    ],
    [
      'RFC 8259 §4',
      'Two members of one name, `__proto__` and bottomless nesting are refused',
      'credentials/parse-credential.ts#parseCredential',
      badge,
      'checks/hostile-input.int.spec.ts',
    ],
    [
      'Open Badges 3.0 §B.1.2',
      'Building a badge',
      'credentials/build-achievement-credential.ts#buildAchievementCredential',
      badge,
      'checks/clr/built-credentials.spec.ts',
    ],
    [
      'CLR 2.0 ClrCredential',
      'Building a learner record',
      'credentials/build-clr-credential.ts#buildClrCredential',
      'checks/clr/built-credentials.spec.ts',
    ],
    [
      'Open Badges 3.0 §5.3.1.1',
      'Baking into a PNG, with the checksum of each chunk',
      'baking/png.ts#bakePng',
      baking,
    ],
    ['Open Badges 3.0 §5.3.2.1', 'Baking into an SVG', 'baking/svg.ts#bakeSvg', baking],
    ['Open Badges 2.0 baking §1.2', 'What an older baker made is read', 'baking/png.ts#unbakePng', baking],
  ],
  'Status lists': [
    [
      'Bitstring Status List 1.0 §2.1',
      'Entries: purpose, index, size, messages',
      'status-list/read-status-entry.ts#readStatusEntry',
      lists,
    ],
    [
      'Bitstring Status List 1.0 §2.2',
      'Lists: at least 131,072 entries, gzip, bounded when unfolded',
      'status-list/encoded-list.ts#decodeStatusList',
      lists,
    ],
    [
      'Bitstring Status List 1.0 §3.2',
      'The list is what the entry names, and a status is read',
      'status-list/judge-status-list.ts#judgeStatusList',
      lists,
    ],
    [
      'Bitstring Status List 1.0 §3.2',
      "The list carries the issuer's proof; revoked and suspended are refused",
      'checks/check-status.ts#checkStatus',
      badge,
    ],
    ['StatusList2021', 'Read, not issued', 'status-list/encoded-list.ts#decodeStatusList2021', lists],
    [
      '1EdTechRevocationList',
      "Read, not issued; by the probes of 1EdTech's validator",
      'status-list/revocation-list.ts#readRevocationList',
      lists,
    ],
  ],
  ...olderClauses,
};
