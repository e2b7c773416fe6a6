import { checkCredentialSchemaIdMissing } from '../data-model/check-credential-schema-id-missing.js';
import type { Rule } from '../rule.js';

/** credentialSchema has an identifier. */
export const checkV1CredentialSchemaIdMissing: Rule = {
  ...checkCredentialSchemaIdMissing,
  name: 'v1-credential-schema-id-missing',
  clause: 'VC Data Model 1.1 §5.4',
};
