import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialStatus names its type. */
export const checkCredentialStatusTypeMissing: Rule = {
  name: 'credential-status-type-missing',
  code: 'CREDENTIAL_STATUS_TYPE_MISSING',
  severity: 'error',
  sentence: 'credentialStatus names its type.',
  clause: 'VC Data Model 2.0 §4.10',
  find: withoutType('credentialStatus'),
};
