import { withoutId } from './typed-objects.js';
import type { Rule } from '../rule.js';

/**
 * refreshService has an identifier. The standard asks for its type alone; its own JSON Schema also wants an
 * identifier, without which nobody knows where to ask: a warning.
 */
export const checkRefreshServiceIdMissing: Rule = {
  name: 'refresh-service-id-missing',
  code: 'REFRESH_SERVICE_ID_MISSING',
  severity: 'warning',
  sentence: 'refreshService has an identifier.',
  clause: 'VC Data Model 2.0 §5.4',
  find: withoutId('refreshService'),
};
