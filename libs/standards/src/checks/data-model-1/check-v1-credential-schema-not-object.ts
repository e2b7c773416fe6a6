import { checkCredentialSchemaNotObject } from '../data-model/check-credential-schema-not-object.js';
import type { Rule } from '../rule.js';

/** credentialSchema is one object or a list of them, not empty. */
export const checkV1CredentialSchemaNotObject: Rule = {
  ...checkCredentialSchemaNotObject,
  name: 'v1-credential-schema-not-object',
  clause: 'VC Data Model 1.1 §5.4',
};
