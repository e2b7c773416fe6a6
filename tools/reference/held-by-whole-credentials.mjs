/** As held-clauses.mjs, of credentials as a whole and of their status. */
const lists = 'status-list/status-list.spec.ts';
const badge = 'credentials/achievement-credential.spec.ts';
const presentations = 'checks/verify-presentation.spec.ts';
const statusCheck = 'checks/check-status.spec.ts';
const validityDates = 'checks/check-validity-dates.spec.ts';
const baking = 'baking/baking.spec.ts';

export const heldByWholeCredentials = {
  'Credentials as a whole': [
    [
      'VC Data Model 2.0 §7.1',
      'A verification makes every check that is named, and refuses names of no check, and none',
      'checks/verify-credential.ts#verifyCredential',
      'checks/verify-credential.spec.ts',
    ],
    [
      'VC Data Model 2.0 §5.3',
      'The bytes that are published at the URL of a context are restored, for digests by any algorithm',
      'contexts/published-bytes.ts#publishedBytesOf',
      'contexts/published-bytes.spec.ts',
    ],
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
      validityDates,
    ],
    [
      'RFC 7519 §4.1.4, §4.1.5',
      'Where a credential came as a JWT, the time lies within that of the JWT as well',
      'checks/check-validity-dates.ts#checkValidityDates',
      validityDates,
    ],
    [
      'VC Data Model 2.0 §4.9, XML Schema 1.1 Part 2 §3.4.28',
      'A time is a date of the calendar, a time of day, and a zone',
      'date-time-stamp.ts#parseDateTimeStamp',
      'date-time-stamp.spec.ts',
    ],
    [
      'Open Badges 3.0 §B.1.2, VC Data Model 2.0 §4',
      'One look at a plain badge stands for every rule that it is not asked: it finds what they find',
      'checks/badges/plain-badge.ts#isPlainBadge',
      'checks/badges/plain-badge.spec.ts',
    ],
    [
      'Open Badges 3.0 §B, CLR 2.0',
      'Rules of data types take and refuse what the schemas of the data types do',
      'checks/badges/schema-guard.ts#guardOf',
      'checks/badges/schema-guard.spec.ts',
    ],
    [
      'Open Badges 3.0 and CLR 2.0, JSON Schemas',
      "What is built passes 1EdTech's JSON Schemas, and what they refuse of it, damaged, is refused",
      'checks/check-schema.ts#checkSchema',
      'checks/official-schemas.int.spec.ts',
      'checks/whole-documents.int.spec.ts',
    ],
    [
      'Data Integrity 1.0 §4.2, §4.4, VC-JOSE-COSE §3',
      'A batch is signed and verified over threads as each would be by itself, in the order of its tasks',
      'workers/signing-pool.ts#createSigningPool',
      'workers/signing-pool.int.spec.ts',
    ],
    [
      'CLR 2.0 ClrSubject, Open Badges 3.0 §B.1.7',
      'Credentials and endorsements within one are verified each by itself, and their issuers weighed, where they are asked for',
      'checks/check-nested-credentials.ts#checkNestedCredentials',
      'checks/check-nested-credentials.spec.ts',
      'checks/check-nested-trust.spec.ts',
    ],
    [
      'Open Badges 3.0 §B.1.3',
      'The trust registry is asked of the issuer for each type of achievement that it awards; the worst answer counts',
      'checks/check-issuer-trust.ts#checkIssuerTrust',
      'checks/check-issuer-trust.spec.ts',
    ],
    [
      'VC Data Model 2.0 §4.11',
      'The JSON Schemas that a credential names are applied, within bounds of size and time',
      'checks/check-credential-schema.ts#checkCredentialSchema',
      'checks/check-credential-schema.int.spec.ts',
      'workers/schema-pool.int.spec.ts',
    ],
    [
      'VC JSON Schema 1.0 §2.2, §4.1',
      'The credential around a JSON Schema is verified before its schema is applied; it may not lead to another',
      'checks/schema-credential.ts#schemaWithin',
      'checks/schema-credential.spec.ts',
    ],
    [
      'VC JSON Schema 1.0 §4.1',
      'What is named with a digest has it',
      'checks/check-credential-schema.ts#checkCredentialSchema',
      'checks/check-credential-schema.int.spec.ts',
    ],
    [
      'VC JSON Schema 1.0 §4',
      'A JSON Schema that does not name its draft is not applied',
      'checks/json-schema.ts#applySchema',
      'checks/check-credential-schema.int.spec.ts',
      'checks/schema-credential.spec.ts',
    ],
    [
      'VC Data Model 2.0 §5.4, 1EdTechCredentialRefresh',
      'What a refresh service has is of the same issuer and identifier, and not older',
      'checks/refresh-credential.ts#refreshCredential',
      'checks/refresh-credential.spec.ts',
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
      'RFC 8259 §4, §8.2',
      'Two members of one name, `__proto__`, bottomless nesting and half a surrogate pair are refused',
      'credentials/read-json-object.ts#readJsonObject',
      'credentials/read-json-object.spec.ts',
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
      statusCheck,
    ],
    [
      'Bitstring Status List 1.0 §2.1',
      'Places in a list are allocated in no order that tells when, and never twice',
      'status-list/status-index.ts#statusIndexOf',
      'status-list/status-index.spec.ts',
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
      statusCheck,
    ],
    [
      'Bitstring Status List 1.0 §2.2',
      'For how long a list may be kept',
      'status-list/time-to-live.ts#timeToLive',
      statusCheck,
    ],
    [
      'StatusList2021',
      'Read, not issued',
      'status-list/encoded-list.ts#decodeStatusList2021',
      lists,
      statusCheck,
    ],
    [
      '1EdTechRevocationList',
      "Read, not issued; by the probes of 1EdTech's validator. It names what is revoked, so a credential without an identifier is refused",
      'status-list/revocation-list.ts#readRevocationList',
      lists,
      statusCheck,
    ],
  ],
};
