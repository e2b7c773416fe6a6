import { isOfType, objectsAt } from '../badges/places.js';
import type { Rule } from '../rule.js';
import { isObject, listOf } from '../../json-values.js';

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
      if (!listOf(object['proof']).some(isNamed)) yield { pointer: `${pointer}/proof` };
    }
  },
};

/** An object that names its suite, where its kind has suites (VC Data Integrity 1.0 §3.1). */
function isNamed(proof: unknown): boolean {
  return (
    isObject(proof) && (proof['type'] !== 'DataIntegrityProof' || typeof proof['cryptosuite'] === 'string')
  );
}
