import { checkCredentialStatusTypeMissing } from '../data-model/check-credential-status-type-missing.js';
import type { Rule } from '../rule.js';

/** credentialStatus names its type. */
export const checkV1CredentialStatusTypeMissing: Rule = {
  ...checkCredentialStatusTypeMissing,
  name: 'v1-credential-status-type-missing',
  clause: 'VC Data Model 1.1 §4.9',
};
