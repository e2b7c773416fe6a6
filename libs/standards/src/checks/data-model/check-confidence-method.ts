import { typedObjectRules } from './typed-objects.js';

/** `confidenceMethod`, a reserved extension point: its type is required (VC Data Model 2.0 §5.10). */
export const confidenceMethodRules = typedObjectRules({
  property: 'confidenceMethod',
  name: 'confidence-method',
  clause: 'VC Data Model 2.0 §5.10',
});
