import { checkRefreshServiceIdNotUrl } from '../data-model/check-refresh-service-id-not-url.js';
import type { Rule } from '../rule.js';

/** refreshService has an identifier that is one URL. */
export const checkV1RefreshServiceIdNotUrl: Rule = {
  ...checkRefreshServiceIdNotUrl,
  name: 'v1-refresh-service-id-not-url',
  clause: 'VC Data Model 1.1 §5.5',
};
