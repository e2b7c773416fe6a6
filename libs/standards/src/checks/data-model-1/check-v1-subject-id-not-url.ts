import { checkSubjectIdNotUrl } from '../data-model/check-subject-id-not-url.js';
import type { Rule } from '../rule.js';

/** A subject's identifier is one URL. */
export const checkV1SubjectIdNotUrl: Rule = {
  ...checkSubjectIdNotUrl,
  name: 'v1-subject-id-not-url',
  clause: 'VC Data Model 1.1 §4.4',
};
