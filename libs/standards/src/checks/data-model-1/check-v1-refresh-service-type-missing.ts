import { checkRefreshServiceTypeMissing } from '../data-model/check-refresh-service-type-missing.js';
import type { Rule } from '../rule.js';

/** refreshService names its type. */
export const checkV1RefreshServiceTypeMissing: Rule = {
  ...checkRefreshServiceTypeMissing,
  name: 'v1-refresh-service-type-missing',
  clause: 'VC Data Model 1.1 §5.5',
};
