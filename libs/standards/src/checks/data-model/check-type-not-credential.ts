import { typesOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A credential has the type VerifiableCredential, whatever else it is. */
export const checkTypeNotCredential: Rule = {
  name: 'type-not-credential',
  code: 'TYPE_NOT_CREDENTIAL',
  severity: 'error',
  sentence: 'A credential has the type VerifiableCredential.',
  clause: 'VC Data Model 2.0 §4.5',
  *find(credential) {
    if (!typesOf(credential).includes('VerifiableCredential')) yield { pointer: '/type' };
  },
};
