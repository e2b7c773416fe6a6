/** What is not supported: what, the code that answers it (where there is one), why. */
export const limits = [
  [
    'COSE (VC-JOSE-COSE §3.3)',
    'STANDARDS_FORMAT_UNSUPPORTED',
    'Neither Open Badges 3.0 nor CLR 2.0 uses it.',
  ],
  [
    'P-521, secp256k1, Ed448 and RSA keys as Multikey or in Data Integrity',
    'STANDARDS_KEY_UNSUPPORTED',
    'No cryptosuite that is supported here uses them. RSA is read as JWK for RS256.',
  ],
  [
    'P-521, secp256k1, Ed448 in JOSE; HMAC; `none`',
    'STANDARDS_ALGORITHM_UNSUPPORTED',
    'ES256, ES384, EdDSA on Ed25519 and RS256 are the algorithms; HMAC is answered by `STANDARDS_ALGORITHM_SYMMETRIC`, `none` by `STANDARDS_JWT_UNSECURED`.',
  ],
  [
    'BBS (bbs-2023) and any other cryptosuite',
    'PROOF_UNSUPPORTED',
    'Pairings are not in the cryptography of Node; selective disclosure is ecdsa-sd-2023 and SD-JWT.',
  ],
  [
    'Ed25519Signature2020 for new proofs',
    'STANDARDS_CRYPTOSUITE_UNSUPPORTED',
    'Superseded by eddsa-rdfc-2022; read, because wallets still hold it.',
  ],
  [
    'RDF lists (`@list`) under ecdsa-sd-2023',
    'STANDARDS_SD_NOT_SELECTABLE',
    'The cells of a list have no identifier by which a JSON pointer could select them.',
  ],
  [
    'Contexts that are not pinned',
    'CONTEXT_UNKNOWN',
    'Nothing is fetched: a context that changes changes what was signed. A context within the document may only add terms for absolute URLs.',
  ],
  [
    'Keys of other DID methods than did:key and did:jwk',
    '',
    'The caller resolves them by the port `resolveDid`; the library has the addresses and documents of did:web.',
  ],
  [
    'Schemas of `credentialSchema` beside `1EdTechJsonSchemaValidator2019`, `JsonSchema` and `JsonSchemaCredential`',
    'CREDENTIAL_SCHEMA_KIND',
    'A warning. The three are applied where the port `fetchSchema` has them.',
  ],
  [
    'The schema that a JsonSchemaCredential names itself',
    'SCHEMA_CREDENTIAL_SCHEMA',
    "It is the standard's, or the credential is refused; it is not fetched, and its digest not compared: the one that the standard prints is of an earlier file. What it asks is checked here.",
  ],
  [
    'JSON Schemas that refer to others',
    'CREDENTIAL_SCHEMA_REMOTE',
    'Nothing is fetched for a schema: what it refers to lies within it.',
  ],
  [
    'Refreshing while verifying',
    '',
    'The function `refreshCredential` gives the credential to verify instead; services of other kinds than `1EdTechCredentialRefresh` are not asked.',
  ],
  [
    '`termsOfUse`, `evidence`, `renderMethod`, `confidenceMethod`',
    '',
    'Their shape is checked; nothing is done with them.',
  ],
  [
    '`relatedResource` whose bytes are unknown',
    '',
    'Digests are compared for contexts whose published bytes, or whose SHA-256, are recorded, and where the port `knownBytes` has the bytes.',
  ],
  [
    "Whether an issuer's `url` can be reached (a warning of 1EdTech's validator)",
    '',
    'It says nothing of the credential, and no address is fetched because a document names it.',
  ],
  [
    'A `proof` embedded in a credential that came as a JWT or SD-JWT',
    '',
    'The signature around it decides; the embedded one is not looked at.',
  ],
  [
    '`ttl` of a status list',
    '',
    'Read by `timeToLive`; the port `fetchStatusList` decides how long a list is kept.',
  ],
  [
    'Status kinds beside BitstringStatusListEntry, StatusList2021Entry and 1EdTechRevocationList',
    'STATUS_UNSUPPORTED',
    'A status that cannot be read is not taken for a good one.',
  ],
  [
    'The W3C test manifest of RDFC-1.0',
    '',
    'It is not among the tests; more than sixty graphs of our own are compared with rdf-canonize, and documents are compared at random.',
  ],
  [
    'The text of CLR 2.0',
    '',
    "Rules are made from its published JSON Schemas and contexts and from the probes of 1EdTech's validator; a row without a section cites a data type.",
  ],
  [
    'Open Badges 2.0 and CLR 1.0 for new credentials',
    '',
    'They are read, because wallets still hold them; Open Badges 3.0 and CLR 2.0 are issued.',
  ],
  [
    'Endorsements, extensions and linked achievements of Open Badges 2.0 and CLR 1.0',
    '',
    'They are kept in what was read and not checked.',
  ],
  [
    'The text of CLR 1.0',
    '',
    'It was not read; rules are made from the members that its JSON binding names.',
  ],
];
