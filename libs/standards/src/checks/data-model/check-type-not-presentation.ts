import { typesOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A presentation has the type VerifiablePresentation. */
export const checkTypeNotPresentation: Rule = {
  name: 'type-not-presentation',
  code: 'TYPE_NOT_PRESENTATION',
  severity: 'error',
  sentence: 'A presentation has the type VerifiablePresentation.',
  clause: 'VC Data Model 2.0 §4.13',
  *find(presentation) {
    if (!typesOf(presentation).includes('VerifiablePresentation')) yield { pointer: '/type' };
  },
};
