import { isTyped } from '../badges/places.js';
import type { Rule } from '../rule.js';
import { isObject, listOf } from '../../json-values.js';

/** The subject is one ClrSubject with an id or an identifier. */
export const checkClrSubject: Rule = {
  name: 'clr-subject',
  code: 'CLR_SUBJECT',
  severity: 'error',
  sentence: 'The subject is one ClrSubject with an id or an identifier.',
  clause: 'CLR 2.0 ClrSubject',
  *find(credential) {
    const subject = credential['credentialSubject'];
    if (!isObject(subject)) {
      yield { pointer: '/credentialSubject' };
      return;
    }
    if (!isTyped(subject, 'ClrSubject')) yield { pointer: '/credentialSubject/type' };
    if (subject['id'] === undefined && listOf(subject['identifier'] ?? []).length === 0)
      yield { pointer: '/credentialSubject' };
  },
};
