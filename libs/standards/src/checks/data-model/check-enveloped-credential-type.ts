import { typesOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** An enveloped credential has the type EnvelopedVerifiableCredential; it is known by its identifier too. */
export const checkEnvelopedCredentialType: Rule = {
  name: 'enveloped-credential-type',
  code: 'ENVELOPED_CREDENTIAL_TYPE',
  severity: 'error',
  sentence: 'An envelope has the type EnvelopedVerifiableCredential.',
  clause: 'VC Data Model 2.0 §4.13.1',
  *find(envelope) {
    if (!typesOf(envelope).includes('EnvelopedVerifiableCredential')) yield { pointer: '/type' };
  },
};
