import { listOf } from '../../json-values.js';
import type { Rule } from '../rule.js';

/** A credential has a subject. */
export const checkSubjectMissing: Rule = {
  name: 'subject-missing',
  code: 'SUBJECT_MISSING',
  severity: 'error',
  sentence: 'A credential has a subject.',
  clause: 'VC Data Model 2.0 §4.8',
  *find({ credentialSubject }) {
    if (credentialSubject === undefined || listOf(credentialSubject).length === 0)
      yield { pointer: '/credentialSubject' };
  },
};
