type Expectation = readonly [file: string, outcome: 'verified' | 'refused', failures: string, clause: string];

/** File, outcome, the checks that fail with their codes, and what the first failure that decides rests on. */
export const expectations: readonly Expectation[] = [
  [
    '1edtech-validator/clr20/simple-noproof.json',
    'refused',
    'context CONTEXT_UNKNOWN, schema SCHEMA_INVALID, proof PROOF_MISSING, issuer-binding PROOF_MISSING',
    'VC Data Model 2.0 §4.3 (a draft context)',
  ],
  ['1edtech-validator/clr20/simple.json', 'verified', '', ''],
  [
    '1edtech-validator/clr20/simple.jwt',
    'refused',
    'context CONTEXT_UNKNOWN, schema SCHEMA_INVALID, issuer-binding ISSUER_MISMATCH',
    'VC Data Model 2.0 §4.3 (a draft context)',
  ],
  [
    '1edtech-validator/clr20/simple_v1.json',
    'refused',
    'proof KEY_UNREACHABLE, issuer-binding KEY_UNREACHABLE',
    'Open Badges 3.0 §8.5 (the key is fetched from the issuer)',
  ],
  [
    '1edtech-validator/ob30/bit-string-list/credential-status-revoked-blank-nodes.json',
    'refused',
    'status REVOKED',
    'Bitstring Status List 1.0 §3.2',
  ],
  [
    '1edtech-validator/ob30/bit-string-list/credential-status-revoked.json',
    'refused',
    'status REVOKED',
    'Bitstring Status List 1.0 §3.2',
  ],
  ['1edtech-validator/ob30/bit-string-list/testlist', 'verified', '', ''],
  [
    '1edtech-validator/ob30/complete_v1.json',
    'refused',
    'context STANDARDS_UNDEFINED_TERM, schema SCHEMA_INVALID, proof KEY_UNKNOWN, issuer-binding KEY_UNKNOWN, validity-dates EXPIRED, status STATUS_UNREACHABLE',
    'VC Data Model 2.0 §4.11 (a type of schema that no context defines)',
  ],
  [
    '1edtech-validator/ob30/credential-status-revoked.json',
    'refused',
    'status REVOKED',
    'Open Badges 3.0 (1EdTechRevocationList)',
  ],
  ['1edtech-validator/ob30/endorsement-valid.json', 'verified', '', ''],
  ['1edtech-validator/ob30/sd/derivedcredential.json', 'verified', '', ''],
  ['1edtech-validator/ob30/simple-context-version.json', 'verified', '', ''],
  [
    '1edtech-validator/ob30/simple-did-key-method.json',
    'refused',
    'proof KEY_UNKNOWN, issuer-binding KEY_UNKNOWN',
    'Controlled Identifiers 1.0 §3.3 (a DID is no verification method)',
  ],
  ['1edtech-validator/ob30/simple-did-web-method.json', 'verified', '', ''],
  [
    '1edtech-validator/ob30/simple-err-context.json',
    'refused',
    'context CONTEXT_ORDER, schema SCHEMA_INVALID, proof STANDARDS_UNDEFINED_TERM, issuer-binding ISSUER_MISMATCH',
    'VC Data Model 2.0 §4.3 (the data model comes first)',
  ],
  [
    '1edtech-validator/ob30/simple-err-credential-subject-achievement-result-description-type.json',
    'refused',
    'schema SCHEMA_INVALID, proof STANDARDS_UNDEFINED_TERM',
    'Open Badges 3.0 (ResultDescription)',
  ],
  [
    '1edtech-validator/ob30/simple-err-credential-subject-identifier-type.json',
    'refused',
    'schema SCHEMA_INVALID, proof STANDARDS_UNDEFINED_TERM',
    'Open Badges 3.0 (IdentityObject)',
  ],
  [
    '1edtech-validator/ob30/simple-err-credential-subject-type.json',
    'refused',
    'schema SCHEMA_INVALID, proof STANDARDS_UNDEFINED_TERM',
    'Open Badges 3.0 (AchievementSubject)',
  ],
  [
    '1edtech-validator/ob30/simple-err-expired.json',
    'refused',
    'validity-dates EXPIRED',
    'VC Data Model 2.0 §4.9',
  ],
  [
    '1edtech-validator/ob30/simple-err-issuer-otheridentifier-type.json',
    'refused',
    'schema SCHEMA_INVALID, proof STANDARDS_UNDEFINED_TERM',
    'Open Badges 3.0 (IdentifierEntry)',
  ],
  [
    '1edtech-validator/ob30/simple-err-issuer-type.json',
    'refused',
    'schema SCHEMA_INVALID, proof STANDARDS_UNDEFINED_TERM',
    'Open Badges 3.0 (Profile)',
  ],
  [
    '1edtech-validator/ob30/simple-err-issuer.json',
    'refused',
    'schema SCHEMA_INVALID, issuer-binding ISSUER_MISMATCH',
    'VC Data Model 2.0 §4.7',
  ],
  [
    '1edtech-validator/ob30/simple-err-proof-method-no-scheme.json',
    'refused',
    'proof PROOF_MALFORMED, issuer-binding KEY_UNKNOWN',
    'Data Integrity 1.0 §2.1 (verificationMethod is a URL)',
  ],
  [
    '1edtech-validator/ob30/simple-err-proof-method-unknown-did-method.json',
    'refused',
    'proof KEY_UNREACHABLE, issuer-binding KEY_UNREACHABLE',
    'Open Badges 3.0 §8.5 (the key is fetched)',
  ],
  [
    '1edtech-validator/ob30/simple-err-proof-method.json',
    'refused',
    'proof STANDARDS_KEY_UNSUPPORTED',
    'Data Integrity EdDSA 1.0 §2.1.1 (no such key)',
  ],
  [
    '1edtech-validator/ob30/simple-err-proof-value.json',
    'refused',
    'proof PROOF_INVALID',
    'Data Integrity 1.0 §4.4',
  ],
  [
    '1edtech-validator/ob30/simple-err-type.json',
    'refused',
    'proof STANDARDS_UNDEFINED_TERM',
    'VC Data Model 2.0 §4.5 (a type that no context defines)',
  ],
  ['1edtech-validator/ob30/simple-json.png', 'verified', '', ''],
  ['1edtech-validator/ob30/simple-json.svg', 'verified', '', ''],
  [
    '1edtech-validator/ob30/simple-jwt.png',
    'refused',
    'issuer-binding ISSUER_MISMATCH',
    'Controlled Identifiers 1.0 §3.3 (the issuer lists its keys)',
  ],
  [
    '1edtech-validator/ob30/simple-jwt_v1.svg',
    'refused',
    'issuer-binding ISSUER_MISMATCH',
    'Controlled Identifiers 1.0 §3.3 (the issuer lists its keys)',
  ],
  [
    '1edtech-validator/ob30/simple-multiple-proofs.json',
    'refused',
    'proof PROOF_MALFORMED',
    'Data Integrity 1.0 §2.1.1 (each proof of a set is judged)',
  ],
  [
    '1edtech-validator/ob30/simple-noproof.json',
    'refused',
    'schema SCHEMA_INVALID, proof PROOF_MISSING, issuer-binding PROOF_MISSING',
    'Open Badges 3.0 (a subject has an achievement)',
  ],
  ['1edtech-validator/ob30/simple.1ob', 'verified', '', ''],
  ['1edtech-validator/ob30/simple.json', 'verified', '', ''],
  [
    '1edtech-validator/ob30/simple.jwt',
    'refused',
    'context CONTEXT_UNKNOWN, schema SCHEMA_INVALID, proof STANDARDS_JWT_NO_KEY, issuer-binding STANDARDS_JWT_NO_KEY',
    'VC Data Model 2.0 §4.3 (a draft context)',
  ],
  ['1edtech-validator/ob30/simple_v1.json', 'verified', '', ''],
  [
    'jff-plugfest/plugfest-1-2022_plugfest-1-ex-1.json',
    'refused',
    'schema SCHEMA_INVALID, proof PROOF_UNSUPPORTED',
    'Ed25519Signature2018 is of no standard in force',
  ],
  [
    'jff-plugfest/plugfest-1-2022_plugfest-1-ex-2.json',
    'refused',
    'schema SCHEMA_INVALID, proof PROOF_UNSUPPORTED',
    'Ed25519Signature2018 is of no standard in force',
  ],
  ['jff-plugfest/plugfest-2-2022_signed_badge_example-p2.json', 'verified', '', ''],
  [
    'jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2-embedded-image.json',
    'refused',
    'proof PROOF_MISSING, issuer-binding PROOF_MISSING',
    'VC Data Model 2.0 §4.12 (secured)',
  ],
  [
    'jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2-issuer-logo-url.json',
    'refused',
    'schema SCHEMA_INVALID, proof PROOF_MISSING, issuer-binding PROOF_MISSING',
    'Open Badges 3.0 (an image is an Image)',
  ],
  [
    'jff-plugfest/plugfest-2-2022_unsigned-badge-example-p2.json',
    'refused',
    'proof PROOF_MISSING, issuer-binding PROOF_MISSING',
    'VC Data Model 2.0 §4.12 (secured)',
  ],
  [
    'jff-plugfest/plugfest-3-2023_signed_badge_example-p3.json',
    'refused',
    'proof PROOF_UNSUPPORTED',
    'Ed25519Signature2018 is of no standard in force',
  ],
  [
    'jff-plugfest/plugfest-3-2023_unsigned-badge-example-p3-issuer-logo-url.json',
    'refused',
    'schema SCHEMA_INVALID, proof PROOF_MISSING, issuer-binding PROOF_MISSING',
    'Open Badges 3.0 (an image is an Image)',
  ],
  [
    'jff-plugfest/plugfest-3-2023_unsigned-badge-example-p3.json',
    'refused',
    'proof PROOF_MISSING, issuer-binding PROOF_MISSING',
    'VC Data Model 2.0 §4.12 (secured)',
  ],
];

/**
 * Where 1EdTech's validator accepts and this library refuses, and why. The signatures are intact; what is missing is
 * that the issuer ever said that the key is its own.
 */
export const deviations: Readonly<Record<string, string>> = {
  '1edtech-validator/clr20/simple_v1.json':
    'The key is taken from the fragment of the issuer, a urn:uuid, under which nobody can list keys: anyone can sign so in its name.',
  '1edtech-validator/ob30/simple-did-key-method.json':
    'A did:key signed for an issuer that is a urn:uuid: nothing ties one to the other; and a DID without a fragment names no key.',
  '1edtech-validator/ob30/simple-jwt.png':
    'The key is in the header of the JWT alone, which whoever signs can write: the issuer does not list it.',
  '1edtech-validator/ob30/simple-jwt_v1.svg':
    'The key is in the header of the JWT alone, which whoever signs can write: the issuer does not list it.',
};
