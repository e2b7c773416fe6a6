import { checkCredentialStatusIdNotUrl } from '../data-model/check-credential-status-id-not-url.js';
import type { Rule } from '../rule.js';

/** credentialStatus has an identifier that is one URL. */
export const checkV1CredentialStatusIdNotUrl: Rule = {
  ...checkCredentialStatusIdNotUrl,
  name: 'v1-credential-status-id-not-url',
  clause: 'VC Data Model 1.1 §4.9',
};
