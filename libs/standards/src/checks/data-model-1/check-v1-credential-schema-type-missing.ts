import { checkCredentialSchemaTypeMissing } from '../data-model/check-credential-schema-type-missing.js';
import type { Rule } from '../rule.js';

/** credentialSchema names its type. */
export const checkV1CredentialSchemaTypeMissing: Rule = {
  ...checkCredentialSchemaTypeMissing,
  name: 'v1-credential-schema-type-missing',
  clause: 'VC Data Model 1.1 §5.4',
};
