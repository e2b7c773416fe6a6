import { isOfType } from '../badges/places.js';
import type { Rule } from '../rule.js';

/** The types are VerifiableCredential and ClrCredential. */
export const checkClrType: Rule = {
  name: 'clr-type',
  code: 'CLR_TYPE',
  severity: 'error',
  sentence: 'The types are VerifiableCredential and ClrCredential.',
  clause: 'CLR 2.0 ClrCredential',
  *find(credential) {
    if (!isOfType(credential, 'VerifiableCredential') || !isOfType(credential, 'ClrCredential'))
      yield { pointer: '/type' };
  },
};
