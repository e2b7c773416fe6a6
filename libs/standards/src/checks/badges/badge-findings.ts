import { achievementCredentialSchema } from '../../credentials/achievement-credential-schema.js';
import type { JsonObject } from '../data-model/values.js';
import { runRules, type Finding } from '../rule.js';
import { badgeRules } from './rules.js';
import { narrowGuardOf } from './schema-guard.js';

const ruled = new Set(badgeRules.flatMap(({ members = [] }) => members));
const beyondSchema = badgeRules.filter(({ isOfSchema }) => !isOfSchema);

/**
 * Whether a badge is plain: as its schema says, without endorsements, and nowhere with a member beyond the schema that a
 * rule could look into. Most are, and hold every rule of the schema.
 */
const isPlain = narrowGuardOf(achievementCredentialSchema, (name, value, isNamed) =>
  isNamed ? name !== 'endorsement' : !ruled.has(name) && (typeof value !== 'object' || value === null),
);

/**
 * What is wrong with an Open Badges 3.0 credential by `badgeRules`. A plain one is looked through once, and the rules of
 * the schema are asked of others alone.
 *
 * @example badgeFindings(credential).map(({ code }) => code)
 */
export function badgeFindings(credential: JsonObject): Finding[] {
  return runRules(isPlain(credential) ? beyondSchema : badgeRules, credential);
}
