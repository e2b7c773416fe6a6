import { compactJws } from '../../credentials/fields.js';
import type { Rule } from '../rule.js';
import { everywhere } from './places.js';

/** An endorsementJwt is a compact JWS. */
export const checkEndorsementJwt: Rule = {
  name: 'ob-endorsement-jwt',
  code: 'OB_ENDORSEMENT_JWT',
  severity: 'error',
  sentence: 'An endorsementJwt is a compact JWS.',
  clause: 'Open Badges 3.0 §B.1.7',
  *find(credential) {
    for (const { value, pointer } of everywhere(credential, ['endorsementJwt'])) {
      if (!compactJws.safeParse(value).success) yield { pointer };
    }
  },
};
