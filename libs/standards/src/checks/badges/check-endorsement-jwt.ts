import { compactJws } from '../../credentials/fields.js';
import type { Rule } from '../rule.js';
import { everywhere } from '../place-index.js';
import { guardOf } from './schema-guard.js';

const holds = guardOf(compactJws);
const members = ['endorsementJwt'];

/** An endorsementJwt is a compact JWS. */
export const checkEndorsementJwt: Rule = {
  name: 'ob-endorsement-jwt',
  code: 'OB_ENDORSEMENT_JWT',
  severity: 'error',
  sentence: 'An endorsementJwt is a compact JWS.',
  clause: 'Open Badges 3.0 §B.1.7',
  members,
  *find(credential) {
    for (const { value, pointer } of everywhere(credential, members)) {
      if (!holds(value)) yield { pointer };
    }
  },
};
