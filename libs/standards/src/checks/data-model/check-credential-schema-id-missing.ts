import { withoutId } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialSchema has an identifier. */
export const checkCredentialSchemaIdMissing: Rule = {
  name: 'credential-schema-id-missing',
  code: 'CREDENTIAL_SCHEMA_ID_MISSING',
  severity: 'error',
  sentence: 'credentialSchema has an identifier.',
  clause: 'VC Data Model 2.0 §4.11',
  find: withoutId('credentialSchema'),
};
