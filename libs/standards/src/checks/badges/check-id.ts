import { uri } from '../../credentials/fields.js';
import type { Rule } from '../rule.js';
import { guardOf } from './schema-guard.js';

const holds = guardOf(uri);

/** The credential has an identifier that is an absolute URI. */
export const checkId: Rule = {
  name: 'ob-id',
  code: 'OB_ID',
  severity: 'error',
  sentence: 'The credential has an identifier that is an absolute URI.',
  clause: 'Open Badges 3.0 §B.1.2',
  *find(credential) {
    if (!holds(credential['id'])) yield { pointer: '/id' };
  },
};
