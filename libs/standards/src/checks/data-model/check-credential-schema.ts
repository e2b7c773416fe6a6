import { typedObjectRules } from './typed-objects.js';

/** `credentialSchema`: type and identifier are both required (VC Data Model 2.0 §4.11). */
export const credentialSchemaRules = typedObjectRules({
  property: 'credentialSchema',
  name: 'credential-schema',
  clause: 'VC Data Model 2.0 §4.11',
  id: 'error',
});
