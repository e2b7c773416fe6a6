import { isObject } from '../../json-values.js';
import { valuesOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** What a presentation holds are credentials as objects; a secured one is put into an envelope. */
export const checkPresentedNotObject: Rule = {
  name: 'presented-not-object',
  code: 'PRESENTED_NOT_OBJECT',
  severity: 'error',
  sentence: 'What a presentation holds are credentials as objects; a secured one is put into an envelope.',
  clause: 'VC Data Model 2.0 §4.13 and §4.13.1',
  *find(presentation) {
    for (const [credential, pointer] of valuesOf(presentation, 'verifiableCredential'))
      if (!isObject(credential)) yield { pointer };
  },
};
