import { objectsOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** Something is said of each subject. */
export const checkSubjectEmpty: Rule = {
  name: 'subject-empty',
  code: 'SUBJECT_EMPTY',
  severity: 'error',
  sentence: 'Something is said of each subject.',
  clause: 'VC Data Model 2.0 §4.8',
  *find(credential) {
    for (const [subject, pointer] of objectsOf(credential, 'credentialSubject'))
      if (Object.keys(subject).every((member) => member === '@context')) yield { pointer };
  },
};
