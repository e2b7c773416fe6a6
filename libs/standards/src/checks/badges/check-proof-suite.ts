import type { Rule } from '../rule.js';
import { objectsAt } from './places.js';

const suites: readonly unknown[] = ['eddsa-rdfc-2022', 'eddsa-2022', 'ecdsa-sd-2023'];

/** A proof is of a kind that 1EdTech's validator reads. */
export const checkProofSuite: Rule = {
  name: 'ob-proof-suite',
  code: 'OB_PROOF_SUITE',
  severity: 'warning',
  sentence: "A proof is of a kind that 1EdTech's validator reads.",
  clause: 'Open Badges 3.0 §8.3',
  *find(credential) {
    for (const { object, pointer } of objectsAt(credential, ['proof'])) {
      if (object['type'] === 'Ed25519Signature2020') continue;
      if (object['type'] !== 'DataIntegrityProof') yield { pointer: `${pointer}/type` };
      else if (!suites.includes(object['cryptosuite'])) yield { pointer: `${pointer}/cryptosuite` };
    }
  },
};
