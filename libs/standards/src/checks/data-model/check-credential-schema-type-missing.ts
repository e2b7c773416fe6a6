import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialSchema names its type. */
export const checkCredentialSchemaTypeMissing: Rule = {
  name: 'credential-schema-type-missing',
  code: 'CREDENTIAL_SCHEMA_TYPE_MISSING',
  severity: 'error',
  sentence: 'credentialSchema names its type.',
  clause: 'VC Data Model 2.0 §4.11',
  find: withoutType('credentialSchema'),
};
