import { isObject } from '../../json-values.js';
import type { Rule } from '../rule.js';
import { controllerOf } from '../../keys/did.js';
import { objectsAt } from './places.js';

/** The key of a proof is the issuer's own, by its identifier. */
export const checkProofController: Rule = {
  name: 'ob-proof-controller',
  code: 'OB_PROOF_CONTROLLER',
  severity: 'warning',
  sentence: "The key of a proof is the issuer's own, by its identifier.",
  clause: 'Open Badges 3.0 §8.3',
  *find(credential) {
    const { issuer } = credential;
    const id = isObject(issuer) ? issuer['id'] : issuer;
    for (const { object, pointer } of objectsAt(credential, ['proof'])) {
      const method = object['verificationMethod'];
      if (typeof method === 'string' && controllerOf(method) !== id)
        yield { pointer: `${pointer}/verificationMethod` };
    }
  },
};
