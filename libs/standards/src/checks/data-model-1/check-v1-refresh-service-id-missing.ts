import { checkRefreshServiceIdMissing } from '../data-model/check-refresh-service-id-missing.js';
import type { Rule } from '../rule.js';

/** refreshService has an identifier. Data model 2.0 does not ask for it. */
export const checkV1RefreshServiceIdMissing: Rule = {
  ...checkRefreshServiceIdMissing,
  name: 'v1-refresh-service-id-missing',
  severity: 'error',
  clause: 'VC Data Model 1.1 §5.5',
};
