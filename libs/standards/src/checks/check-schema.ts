import { badgeFindings } from './badges/badge-findings.js';
import { plainBadgeRules } from './badges/plain-badge.js';
import { endorsementRules } from './badges/rules.js';
import { pass, resultOf, type Check } from './check.js';
import { clrRules } from './clr/rules.js';
import { type JsonObject } from '../json-values.js';
import { typesOf } from '../member-values.js';
import { runRules, type Finding } from './rule.js';
import { credentialFindings } from './rules.js';

const name = 'schema';
const failed = 'SCHEMA_INVALID';

/** What a credential of a type is, and what its rules find beside those of the data model. */
interface Kind {
  readonly types: readonly string[];
  readonly is: string;
  findings(credential: JsonObject): readonly Finding[];
}

const badge: Kind = {
  types: ['OpenBadgeCredential', 'AchievementCredential'],
  is: 'An Open Badges 3.0 credential.',
  findings: badgeFindings,
};
const passedAsBadge = pass(name, badge.is);

const kinds: readonly Kind[] = [
  badge,
  {
    types: ['EndorsementCredential'],
    is: 'An Open Badges 3.0 endorsement.',
    findings: (credential) => runRules(endorsementRules, credential),
  },
  {
    types: ['ClrCredential'],
    is: 'A CLR 2.0 credential.',
    findings: (credential) => runRules(clrRules, credential),
  },
];

/** The structure is that of its types: VC Data Model 2.0 or 1.1, and Open Badges 3.0 or CLR 2.0 where it says so. */
export const checkSchema: Check = ({ credential, isPlainBadge: isPlain }, { knownBytes }) => {
  if (isPlain) return resultOf(passedAsBadge, runRules(plainBadgeRules, credential), failed);
  const types = typesOf(credential);
  const kind = kinds.find((each) => each.types.some((type) => types.includes(type)));
  const findings = [...credentialFindings(credential, knownBytes), ...(kind?.findings(credential) ?? [])];
  return resultOf(pass(name, kind?.is ?? 'A W3C verifiable credential.'), findings, failed);
};
