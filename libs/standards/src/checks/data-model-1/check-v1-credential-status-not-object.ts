import { checkCredentialStatusNotObject } from '../data-model/check-credential-status-not-object.js';
import type { Rule } from '../rule.js';

/** credentialStatus is one object or a list of them, not empty. */
export const checkV1CredentialStatusNotObject: Rule = {
  ...checkCredentialStatusNotObject,
  name: 'v1-credential-status-not-object',
  clause: 'VC Data Model 1.1 §4.9',
};
