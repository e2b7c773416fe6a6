import type { Rule } from '../checks/rule.js';
import { checkClr1Achievement } from './check-clr1-achievement.js';
import { checkClr1Alignment } from './check-clr1-alignment.js';
import { checkClr1Assertion } from './check-clr1-assertion.js';
import { checkClr1Clr } from './check-clr1-clr.js';
import { checkClr1Context } from './check-clr1-context.js';
import { checkClr1Evidence } from './check-clr1-evidence.js';
import { checkClr1Profile } from './check-clr1-profile.js';
import { checkClr1Recipient } from './check-clr1-recipient.js';
import { checkClr1RelatedAchievement } from './check-clr1-related-achievement.js';
import { checkClr1Result } from './check-clr1-result.js';
import { checkClr1ResultDescription } from './check-clr1-result-description.js';

/**
 * What a CLR 1.0 is held to: `{ clr }` for the record, `{ assertion }` for each assertion.
 *
 * @example runRules(clr1Rules, { clr }) // []
 */
export const clr1Rules: readonly Rule[] = [
  checkClr1Context,
  checkClr1Clr,
  checkClr1Profile,
  checkClr1RelatedAchievement,
  checkClr1Assertion,
  checkClr1Achievement,
  checkClr1Alignment,
  checkClr1ResultDescription,
  checkClr1Result,
  checkClr1Recipient,
  checkClr1Evidence,
];
