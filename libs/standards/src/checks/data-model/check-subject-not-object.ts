import { isObject } from '../../json-values.js';
import { valuesOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A subject is an object, not the name of one. */
export const checkSubjectNotObject: Rule = {
  name: 'subject-not-object',
  code: 'SUBJECT_NOT_OBJECT',
  severity: 'error',
  sentence: 'A subject is an object, not the name of one.',
  clause: 'VC Data Model 2.0 §4.8',
  *find(credential) {
    for (const [subject, pointer] of valuesOf(credential, 'credentialSubject'))
      if (!isObject(subject)) yield { pointer };
  },
};
