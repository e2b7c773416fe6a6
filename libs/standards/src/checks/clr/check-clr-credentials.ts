import { placesAt } from '../badges/places.js';
import type { Rule } from '../rule.js';

const nested = ['credentialSubject', 'verifiableCredential'];

/** A learner record holds at least one credential. */
export const checkClrCredentials: Rule = {
  name: 'clr-credentials',
  code: 'CLR_CREDENTIALS',
  severity: 'error',
  sentence: 'A learner record holds at least one credential.',
  clause: 'CLR 2.0 ClrSubject',
  *find(credential) {
    if (placesAt(credential, nested).length === 0)
      yield { pointer: '/credentialSubject/verifiableCredential' };
  },
};
