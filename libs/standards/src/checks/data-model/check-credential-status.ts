import { typedObjectRules } from './typed-objects.js';

/** `credentialStatus`: its type is required, its identifier is not (VC Data Model 2.0 §4.10). */
export const credentialStatusRules = typedObjectRules({
  property: 'credentialStatus',
  name: 'credential-status',
  clause: 'VC Data Model 2.0 §4.10',
});
