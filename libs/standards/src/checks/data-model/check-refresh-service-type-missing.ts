import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** refreshService names its type. */
export const checkRefreshServiceTypeMissing: Rule = {
  name: 'refresh-service-type-missing',
  code: 'REFRESH_SERVICE_TYPE_MISSING',
  severity: 'error',
  sentence: 'refreshService names its type.',
  clause: 'VC Data Model 2.0 §5.4',
  find: withoutType('refreshService'),
};
