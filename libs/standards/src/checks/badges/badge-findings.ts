import type { JsonObject } from '../../json-values.js';
import { runRules, type Finding } from '../rule.js';
import { isPlainBadge, plainBadgeRules } from './plain-badge.js';
import { badgeRules } from './rules.js';

const rulesOfPlain = plainBadgeRules.filter((rule) => badgeRules.includes(rule));

/**
 * What is wrong with an Open Badges 3.0 credential by `badgeRules`; of a plain one few of them are asked.
 *
 * @example badgeFindings(credential) // []
 */
export function badgeFindings(credential: JsonObject): Finding[] {
  return runRules(isPlainBadge(credential) ? rulesOfPlain : badgeRules, credential);
}
