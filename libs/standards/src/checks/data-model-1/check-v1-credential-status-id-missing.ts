import { withoutId } from '../data-model/typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialStatus has an identifier. Data model 2.0 does not ask for it. */
export const checkV1CredentialStatusIdMissing: Rule = {
  name: 'v1-credential-status-id-missing',
  code: 'CREDENTIAL_STATUS_ID_MISSING',
  severity: 'error',
  sentence: 'credentialStatus has an identifier.',
  clause: 'VC Data Model 1.1 §4.9',
  find: withoutId('credentialStatus'),
};
