import { isObject } from '../../json-values.js';
import { isUrl } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** The holder is a URL, or an object whose identifier is one. */
export const checkHolderNotUrl: Rule = {
  name: 'holder-not-url',
  code: 'HOLDER_NOT_URL',
  severity: 'error',
  sentence: 'The holder is a URL, or an object whose identifier is one.',
  clause: 'VC Data Model 2.0 §4.13',
  *find({ holder }) {
    if (holder === undefined) return;
    if (!isUrl(isObject(holder) ? holder['id'] : holder)) yield { pointer: '/holder' };
  },
};
