import { checkSubjectNotObject } from '../data-model/check-subject-not-object.js';
import type { Rule } from '../rule.js';

/** A subject is an object, not the name of one. */
export const checkV1SubjectNotObject: Rule = {
  ...checkSubjectNotObject,
  name: 'v1-subject-not-object',
  clause: 'VC Data Model 1.1 §4.4',
};
