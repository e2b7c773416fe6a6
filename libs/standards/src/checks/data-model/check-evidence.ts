import { typedObjectRules } from './typed-objects.js';

/** `evidence`: its type is required (VC Data Model 2.0 §5.6). */
export const evidenceRules = typedObjectRules({
  property: 'evidence',
  name: 'evidence',
  clause: 'VC Data Model 2.0 §5.6',
});
