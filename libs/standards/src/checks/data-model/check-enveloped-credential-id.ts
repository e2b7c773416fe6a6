import { notSecuredData } from './envelope.js';
import type { Rule } from '../rule.js';

/** The identifier of an enveloped credential is a data: URL of what was secured. */
export const checkEnvelopedCredentialId: Rule = {
  name: 'enveloped-credential-id',
  code: 'ENVELOPED_CREDENTIAL_ID',
  severity: 'error',
  sentence: "An envelope's identifier is a data: URL of what was secured.",
  clause: 'VC Data Model 2.0 §4.13.1',
  find: notSecuredData,
};
