/** Where the rules and 1EdTech's JSON Schemas do not agree about a document that is as the schema says but for one change. */
export interface Difference {
  /** Of data type and property, as `Change.place` has it. */
  readonly places: RegExp;
  /** What the values become, as `Change.to` has it. */
  readonly to: readonly string[];
  /** The pointers of the places, where it is not all of them. */
  readonly at?: RegExp;
  readonly reason: string;
  /** What the reason rests on. */
  readonly clause: string;
}

/** What the schemas refuse and the rules take. */
export const takenHere: readonly Difference[] = [
  {
    places: /^(Achievement|Endorsement|Clr|Verifiable)Credential\.credentialStatus$/,
    to: ['a list of it'],
    reason: 'A credential may have several statuses, such as revocation and suspension.',
    clause: 'VC Data Model 2.0 §4.10',
  },
  {
    places: /^VerifiableCredential\.credentialSubject$/,
    to: ['a list of it'],
    reason: 'A credential of another kind may have several subjects.',
    clause: 'VC Data Model 2.0 §4.8',
  },
  {
    places: /^Profile\.type(\[\])?$/,
    at: /^\/credentialSubject\/verifiableCredential(\/0)?\/issuer\/type/,
    to: [
      'nothing',
      'null',
      'a number',
      'a text',
      'an empty text',
      'a boolean',
      'an object',
      'an empty object',
      'texts by language',
      'an empty list',
      'a list of it',
    ],
    reason:
      "The issuer of a credential that is not 1EdTech's is an object with an identifier, and no Profile.",
    clause: 'VC Data Model 2.0 §4.7',
  },
  {
    places: /^TermsOfUse\.type$/,
    to: ['a list of it'],
    reason: 'Types may stand in a list.',
    clause: 'VC Data Model 2.0 §4.5',
  },
  {
    places: /^Proof\.domain$/,
    to: ['a list of it'],
    reason: 'A proof may be for several domains.',
    clause: 'VC Data Integrity 1.0 §2.1',
  },
  {
    places: /^(Achievement|Endorsement|Clr)Credential\.type\[\]$/,
    at: /^\/type\//,
    to: ['a text', 'an empty text'],
    reason: 'Without its type it is a credential of another kind, and held to the data model alone.',
    clause: 'VC Data Model 2.0 §4.5',
  },
  {
    places: /^(Achievement|Endorsement|Clr)Credential\.@context$/,
    at: /^\/@context$/,
    to: ['a list with a number more'],
    reason: 'What follows the first contexts is for the check `context`, which refuses it.',
    clause: 'VC Data Model 2.0 §4.3',
  },
];

/** What the rules refuse and the schemas take. */
export const refusedHere: readonly Difference[] = [
  {
    places: /./,
    to: ['an empty object', 'texts by language'],
    reason:
      'For every text the schemas take a map of languages. The standards say String or URI, and no context in force reads such a map: what it says would not be signed.',
    clause: 'Open Badges 3.0 §B.7',
  },
  {
    places: /(\.(id|url|targetUrl|achievedLevel|resultDescription|requiredLevel|sourceId|targetId))$/,
    to: ['a text', 'an empty text'],
    reason: 'A URI is absolute: a relative one drops out of what is signed.',
    clause: 'VC Data Model 2.0 §4.4',
  },
  {
    places: /\.type$/,
    to: ['a text', 'an empty text'],
    reason: 'The schemas take every type that stands alone; the standards want that of the data type.',
    clause: 'Open Badges 3.0 §B.1',
  },
  {
    places: /\.@context$/,
    to: ['a text', 'an empty text', 'an object'],
    reason: 'Contexts are an ordered set that begins with those of the standards.',
    clause: 'VC Data Model 2.0 §4.3',
  },
  {
    places: /Credential\.issuer$/,
    to: ['a text', 'an empty text'],
    reason:
      "The issuer of a badge, an endorsement or a record is a Profile, which 1EdTech's validator looks into; elsewhere it is an absolute URI.",
    clause: 'Open Badges 3.0 §B.1.14',
  },
  {
    places:
      /^((Achievement|RubricCriterionLevel|ResultDescription|Profile|Address|Evidence|EndorsementCredential)\.\w+|Achievement\.tag\[\]|Alignment\.targetName|ClrCredential\.name|EndorsementSubject\.endorsementComment|IdentifierEntry\.identifier|IdentityObject\.identityHash|Image\.caption|Related\.version|Result\.value)$/,
    to: ['an empty text'],
    reason: 'A text of these that is there says something. Others may be empty, as issuers write them.',
    clause: 'Open Badges 3.0 §B.1 leaves it open',
  },
  {
    places: /^(Achievement|Endorsement|Clr)Credential\.(credentialSchema|evidence|proof|termsOfUse)$/,
    to: ['an empty list'],
    reason: 'A member that is there has a value.',
    clause: 'VC Data Model 2.0 §4.11, §4.12, §5.5, §5.6',
  },
  {
    places: /^(Achievement|Endorsement|Verifiable)Credential\.proof$/,
    to: ['nothing', 'an empty list'],
    reason: 'What stands within a credential has a proof of its own.',
    clause: 'Open Badges 3.0 §B.1.7, CLR 2.0 ClrSubject',
  },
  {
    places: /^Proof\.cryptosuite$/,
    to: ['nothing'],
    reason: 'A DataIntegrityProof names its suite.',
    clause: 'VC Data Integrity 1.0 §3.1',
  },
  {
    places: /^Profile\.type$/,
    to: ['nothing'],
    reason: 'The schemas read an issuer of `id` alone as a map of languages. A Profile has its type.',
    clause: 'Open Badges 3.0 §B.1.14',
  },
  {
    places: /^Achievement\.criteria$/,
    to: ['an object'],
    reason: 'Criteria have an id or a narrative.',
    clause: 'Open Badges 3.0 §B.1.6',
  },
];
