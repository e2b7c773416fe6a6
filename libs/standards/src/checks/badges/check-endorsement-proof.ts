import type { Rule } from '../rule.js';
import { everywhere } from '../place-index.js';
import { isObject, listOf } from '../../json-values.js';

/** An embedded endorsement carries a proof of its own: the credential's does not prove it. */
export const checkEndorsementProof: Rule = {
  name: 'ob-endorsement-proof',
  code: 'OB_ENDORSEMENT_PROOF',
  severity: 'error',
  sentence: "An embedded endorsement carries a proof of its own: the credential's does not prove it.",
  clause: 'Open Badges 3.0 §B.1.7',
  members: ['endorsement'],
  *find(credential) {
    for (const { value, pointer } of everywhere(credential, ['endorsement'])) {
      if (isObject(value) && !listOf(value['proof']).some(isObject)) yield { pointer: `${pointer}/proof` };
    }
  },
};
