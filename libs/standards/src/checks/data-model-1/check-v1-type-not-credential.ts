import { checkTypeNotCredential } from '../data-model/check-type-not-credential.js';
import type { Rule } from '../rule.js';

/** A credential has the type VerifiableCredential. */
export const checkV1TypeNotCredential: Rule = {
  ...checkTypeNotCredential,
  name: 'v1-type-not-credential',
  clause: 'VC Data Model 1.1 §4.3',
};
