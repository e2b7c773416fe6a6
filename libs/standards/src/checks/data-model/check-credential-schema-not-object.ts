import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialSchema is one object or a list of them, not empty. */
export const checkCredentialSchemaNotObject: Rule = {
  name: 'credential-schema-not-object',
  code: 'CREDENTIAL_SCHEMA_NOT_OBJECT',
  severity: 'error',
  sentence: 'credentialSchema is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §4.11',
  find: notObjects('credentialSchema'),
};
