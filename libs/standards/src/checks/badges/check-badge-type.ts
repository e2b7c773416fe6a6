import type { Rule } from '../rule.js';
import { isOfType, isTyped } from './places.js';

/** The types are VerifiableCredential and OpenBadgeCredential or AchievementCredential. */
export const checkBadgeType: Rule = {
  name: 'ob-badge-type',
  code: 'OB_TYPE',
  severity: 'error',
  sentence: 'The types are VerifiableCredential and OpenBadgeCredential or AchievementCredential.',
  clause: 'Open Badges 3.0 §B.1.2',
  *find(credential) {
    const isBadge =
      isOfType(credential, 'OpenBadgeCredential') || isOfType(credential, 'AchievementCredential');
    if (!isTyped(credential, 'VerifiableCredential') || !isBadge) yield { pointer: '/type' };
  },
};
