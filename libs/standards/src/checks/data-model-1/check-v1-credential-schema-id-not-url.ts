import { checkCredentialSchemaIdNotUrl } from '../data-model/check-credential-schema-id-not-url.js';
import type { Rule } from '../rule.js';

/** credentialSchema has an identifier that is one URL. */
export const checkV1CredentialSchemaIdNotUrl: Rule = {
  ...checkCredentialSchemaIdNotUrl,
  name: 'v1-credential-schema-id-not-url',
  clause: 'VC Data Model 1.1 §5.4',
};
