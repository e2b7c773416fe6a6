import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialStatus is one object or a list of them, not empty. */
export const checkCredentialStatusNotObject: Rule = {
  name: 'credential-status-not-object',
  code: 'CREDENTIAL_STATUS_NOT_OBJECT',
  severity: 'error',
  sentence: 'credentialStatus is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §4.10',
  find: notObjects('credentialStatus'),
};
