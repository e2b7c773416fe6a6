import { checkRefreshServiceNotObject } from '../data-model/check-refresh-service-not-object.js';
import type { Rule } from '../rule.js';

/** refreshService is one object or a list of them, not empty. */
export const checkV1RefreshServiceNotObject: Rule = {
  ...checkRefreshServiceNotObject,
  name: 'v1-refresh-service-not-object',
  clause: 'VC Data Model 1.1 §5.5',
};
