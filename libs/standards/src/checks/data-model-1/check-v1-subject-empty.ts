import { checkSubjectEmpty } from '../data-model/check-subject-empty.js';
import type { Rule } from '../rule.js';

/** Something is said of each subject. */
export const checkV1SubjectEmpty: Rule = {
  ...checkSubjectEmpty,
  name: 'v1-subject-empty',
  clause: 'VC Data Model 1.1 §4.4',
};
