import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** refreshService has an identifier that is one URL. */
export const checkRefreshServiceIdNotUrl: Rule = {
  name: 'refresh-service-id-not-url',
  code: 'REFRESH_SERVICE_ID_NOT_URL',
  severity: 'error',
  sentence: 'refreshService has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §5.4',
  find: withoutUrl('refreshService'),
};
