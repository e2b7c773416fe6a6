import type { ParsedCredential } from '../credentials/parse-credential.js';
import { badgeRules, endorsementRules } from './badges/rules.js';
import { pass, resultOf, type Check } from './check.js';
import { clrRules } from './clr/rules.js';
import { typesOf } from './data-model/values.js';
import { runRules, type Rule } from './rule.js';
import { credentialFindings } from './rules.js';

const name = 'schema';

/** What a credential of a type is, and the rules that hold it beside those of the data model. */
const kinds: readonly { types: readonly string[]; is: string; rules: readonly Rule[] }[] = [
  {
    types: ['OpenBadgeCredential', 'AchievementCredential'],
    is: 'An Open Badges 3.0 credential.',
    rules: badgeRules,
  },
  { types: ['EndorsementCredential'], is: 'An Open Badges 3.0 endorsement.', rules: endorsementRules },
  { types: ['ClrCredential'], is: 'A CLR 2.0 credential.', rules: clrRules },
];

/** The structure is that of its types: VC Data Model 2.0 or 1.1, and Open Badges 3.0 or CLR 2.0 where it says so. */
export const checkSchema: Check = async ({ credential }: ParsedCredential, { knownBytes }) => {
  const types = typesOf(credential);
  const kind = kinds.find((each) => each.types.some((type) => types.includes(type)));
  const findings = [
    ...credentialFindings(credential, knownBytes),
    ...runRules(kind?.rules ?? [], credential),
  ];
  return resultOf(pass(name, kind?.is ?? 'A W3C verifiable credential.'), findings, 'SCHEMA_INVALID');
};
