import { isUrl, valuesOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/**
 * A type is a term of a context or an absolute URL. That a term maps to a URL is for the rule `terms-defined`,
 * with its contexts.
 */
export const checkTypeNotTerm: Rule = {
  name: 'type-not-term',
  code: 'TYPE_NOT_TERM',
  severity: 'error',
  sentence: 'A type is a term of a context or an absolute URL.',
  clause: 'VC Data Model 2.0 §4.5',
  *find(document) {
    for (const [type, pointer] of valuesOf(document, 'type')) {
      if (typeof type !== 'string') continue;
      if (type.includes(':') ? !isUrl(type) : !/^[^\s@/#?]+$/.test(type)) yield { pointer };
    }
  },
};
