import { hasType } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A credential names its types, each of them a string. */
export const checkTypeMissing: Rule = {
  name: 'type-missing',
  code: 'TYPE_MISSING',
  severity: 'error',
  sentence: 'A credential names its types, each of them a string.',
  clause: 'VC Data Model 2.0 §4.5',
  *find(document) {
    if (!hasType(document)) yield { pointer: '/type' };
  },
};
