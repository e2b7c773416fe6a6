import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialStatus has an identifier that is one URL. It may have none. */
export const checkCredentialStatusIdNotUrl: Rule = {
  name: 'credential-status-id-not-url',
  code: 'CREDENTIAL_STATUS_ID_NOT_URL',
  severity: 'error',
  sentence: 'credentialStatus has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §4.10',
  find: withoutUrl('credentialStatus'),
};
