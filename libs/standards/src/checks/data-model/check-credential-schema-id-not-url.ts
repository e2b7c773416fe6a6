import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** credentialSchema has an identifier that is one URL. */
export const checkCredentialSchemaIdNotUrl: Rule = {
  name: 'credential-schema-id-not-url',
  code: 'CREDENTIAL_SCHEMA_ID_NOT_URL',
  severity: 'error',
  sentence: 'credentialSchema has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §4.11',
  find: withoutUrl('credentialSchema'),
};
