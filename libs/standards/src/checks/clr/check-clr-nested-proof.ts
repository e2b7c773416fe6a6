import { isObject, isOfType, objectsAt } from '../badges/places.js';
import type { Rule } from '../rule.js';

/** Each credential within carries a proof of its own: the record's does not prove it. */
export const checkClrNestedProof: Rule = {
  name: 'clr-nested-proof',
  code: 'CLR_NESTED_PROOF',
  severity: 'error',
  sentence: "Each credential within carries a proof of its own: the record's does not prove it.",
  clause: 'CLR 2.0 ClrSubject',
  *find(credential) {
    for (const { object, pointer } of objectsAt(credential, ['credentialSubject', 'verifiableCredential'])) {
      if (isOfType(object, 'EnvelopedVerifiableCredential')) continue;
      if (![object['proof']].flat().some(isObject)) yield { pointer: `${pointer}/proof` };
    }
  },
};
