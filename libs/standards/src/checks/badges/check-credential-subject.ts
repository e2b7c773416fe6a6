import type { Rule } from '../rule.js';
import { isTyped } from './places.js';
import { isObject, listOf } from '../../json-values.js';

/** The subject is one AchievementSubject with an id or an identifier, and has an achievement. */
export const checkCredentialSubject: Rule = {
  name: 'ob-credential-subject',
  code: 'OB_CREDENTIAL_SUBJECT',
  severity: 'error',
  sentence: 'The subject is one AchievementSubject with an id or an identifier, and has an achievement.',
  clause: 'Open Badges 3.0 §B.1.3',
  *find(credential) {
    const subject = credential['credentialSubject'];
    if (!isObject(subject)) {
      yield { pointer: '/credentialSubject' };
      return;
    }
    if (!isTyped(subject, 'AchievementSubject')) yield { pointer: '/credentialSubject/type' };
    if (subject['id'] === undefined && listOf(subject['identifier'] ?? []).length === 0)
      yield { pointer: '/credentialSubject' };
    if (!isObject(subject['achievement'])) yield { pointer: '/credentialSubject/achievement' };
  },
};
