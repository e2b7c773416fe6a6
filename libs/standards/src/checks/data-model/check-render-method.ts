import { typedObjectRules } from './typed-objects.js';

/** `renderMethod`, a reserved extension point: its type is required (VC Data Model 2.0 §5.10). */
export const renderMethodRules = typedObjectRules({
  property: 'renderMethod',
  name: 'render-method',
  clause: 'VC Data Model 2.0 §5.10',
});
