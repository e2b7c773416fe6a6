import type { Rule } from '../rule.js';
import { objectsAt } from './places.js';

/** An achievement says its achievementType: without it nobody can sort it. */
export const checkAchievementType: Rule = {
  name: 'ob-achievement-type',
  code: 'OB_ACHIEVEMENT_TYPE_MISSING',
  severity: 'warning',
  sentence: 'An achievement says its achievementType: without it nobody can sort it.',
  clause: 'Open Badges 3.0 §B.1.1',
  find: (credential) =>
    objectsAt(credential, ['credentialSubject', 'achievement'])
      .filter(({ object }) => object['achievementType'] === undefined)
      .map(({ pointer }) => ({ pointer: `${pointer}/achievementType` })),
};
