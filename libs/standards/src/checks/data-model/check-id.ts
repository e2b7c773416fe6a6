import type { Rule } from '../rule.js';
import { isUrl } from '../../member-values.js';

/** `id`: optional, and then one URL (§4.4). */
export const idRules: readonly Rule[] = [
  {
    name: 'id-not-url',
    code: 'ID_NOT_URL',
    severity: 'error',
    sentence: 'The identifier is one URL.',
    clause: 'VC Data Model 2.0 §4.4',
    *find({ id }) {
      if (id !== undefined && !isUrl(id)) yield { pointer: '/id' };
    },
  },
];
