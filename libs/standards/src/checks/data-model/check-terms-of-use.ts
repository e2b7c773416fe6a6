import { typedObjectRules } from './typed-objects.js';

/** `termsOfUse`: its type is required (VC Data Model 2.0 §5.5). */
export const termsOfUseRules = typedObjectRules({
  property: 'termsOfUse',
  name: 'terms-of-use',
  clause: 'VC Data Model 2.0 §5.5',
});
