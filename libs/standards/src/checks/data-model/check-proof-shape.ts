import { typedObjectRules } from './typed-objects.js';

/** `proof`: each is an object that names its type (VC Data Model 2.0 §4.12); whether it is intact is for the check `proof`. */
export const proofShapeRules = typedObjectRules({
  property: 'proof',
  name: 'proof',
  clause: 'VC Data Model 2.0 §4.12',
});
