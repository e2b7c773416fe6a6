import { typedObjectRules } from './typed-objects.js';

/**
 * `refreshService`: its type is required (VC Data Model 2.0 §5.4). The standard's own JSON Schema also wants an identifier, without
 * which nobody knows where to ask: a warning.
 */
export const refreshServiceRules = typedObjectRules({
  property: 'refreshService',
  name: 'refresh-service',
  clause: 'VC Data Model 2.0 §5.4',
  id: 'warning',
});
