import { checkTypeMissing } from '../data-model/check-type-missing.js';
import type { Rule } from '../rule.js';

/** A credential names its types, each of them a string. */
export const checkV1TypeMissing: Rule = {
  ...checkTypeMissing,
  name: 'v1-type-missing',
  clause: 'VC Data Model 1.1 §4.3',
};
