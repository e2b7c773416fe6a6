import { isUrl } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** The identifier is one URL. It may be absent. */
export const checkIdNotUrl: Rule = {
  name: 'id-not-url',
  code: 'ID_NOT_URL',
  severity: 'error',
  sentence: 'The identifier is one URL.',
  clause: 'VC Data Model 2.0 §4.4',
  *find({ id }) {
    if (id !== undefined && !isUrl(id)) yield { pointer: '/id' };
  },
};
