import type { Rule } from '../rule.js';
import { isObject, listOf } from '../../json-values.js';
import { isUrl, objectsOf, valuesOf } from '../../member-values.js';

const clause = 'VC Data Model 2.0 §4.8';

/** `credentialSubject`: one or several objects, each of which says something (§4.8). */
export const credentialSubjectRules: readonly Rule[] = [
  {
    name: 'subject-missing',
    code: 'SUBJECT_MISSING',
    severity: 'error',
    sentence: 'A credential has a subject.',
    clause,
    *find({ credentialSubject }) {
      if (credentialSubject === undefined || listOf(credentialSubject).length === 0)
        yield { pointer: '/credentialSubject' };
    },
  },
  {
    name: 'subject-not-object',
    code: 'SUBJECT_NOT_OBJECT',
    severity: 'error',
    sentence: 'A subject is an object, not the name of one.',
    clause,
    *find(credential) {
      for (const [subject, pointer] of valuesOf(credential, 'credentialSubject'))
        if (!isObject(subject)) yield { pointer };
    },
  },
  {
    name: 'subject-empty',
    code: 'SUBJECT_EMPTY',
    severity: 'error',
    sentence: 'Something is said of each subject.',
    clause,
    *find(credential) {
      for (const [subject, pointer] of objectsOf(credential, 'credentialSubject'))
        if (Object.keys(subject).every((member) => member === '@context')) yield { pointer };
    },
  },
  {
    name: 'subject-id-not-url',
    code: 'SUBJECT_ID_NOT_URL',
    severity: 'error',
    sentence: "A subject's identifier is one URL.",
    clause: 'VC Data Model 2.0 §4.4',
    *find(credential) {
      for (const [{ id }, pointer] of objectsOf(credential, 'credentialSubject'))
        if (id !== undefined && !isUrl(id)) yield { pointer: `${pointer}/id` };
    },
  },
];
