import type { Rule } from '../checks/rule.js';
import { checkOb2Alignment } from './check-ob2-alignment.js';
import { checkOb2Assertion } from './check-ob2-assertion.js';
import { checkOb2BadgeClass } from './check-ob2-badge-class.js';
import { checkOb2Context } from './check-ob2-context.js';
import { checkOb2Criteria } from './check-ob2-criteria.js';
import { checkOb2Evidence } from './check-ob2-evidence.js';
import { checkOb2Image } from './check-ob2-image.js';
import { checkOb2Issuer } from './check-ob2-issuer.js';
import { checkOb2OwnImage } from './check-ob2-own-image.js';
import { checkOb2Recipient } from './check-ob2-recipient.js';
import { checkOb2Verification } from './check-ob2-verification.js';

/**
 * What the documents of a badge (Open Badges 2.0, Assertion, BadgeClass, Profile) are held to:
 * `{ assertion, badgeClass, issuer }`, as far as they could be had, and without members that are null.
 *
 * @example runRules(openBadges2Rules, { assertion }) // []
 * @example runRules(openBadges2Rules, { assertion: { ...assertion, issuedOn: 7 } })[0]?.code // 'OB2_ASSERTION'
 */
export const openBadges2Rules: readonly Rule[] = [
  checkOb2Context,
  checkOb2Assertion,
  checkOb2Recipient,
  checkOb2Verification,
  checkOb2Evidence,
  checkOb2BadgeClass,
  checkOb2Criteria,
  checkOb2Alignment,
  checkOb2Issuer,
  checkOb2Image,
  checkOb2OwnImage,
];
