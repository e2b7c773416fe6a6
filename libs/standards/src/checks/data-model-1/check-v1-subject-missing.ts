import { checkSubjectMissing } from '../data-model/check-subject-missing.js';
import type { Rule } from '../rule.js';

/** A credential has a subject. */
export const checkV1SubjectMissing: Rule = {
  ...checkSubjectMissing,
  name: 'v1-subject-missing',
  clause: 'VC Data Model 1.1 §4.4',
};
