import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** refreshService is one object or a list of them, not empty. */
export const checkRefreshServiceNotObject: Rule = {
  name: 'refresh-service-not-object',
  code: 'REFRESH_SERVICE_NOT_OBJECT',
  severity: 'error',
  sentence: 'refreshService is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §5.4',
  find: notObjects('refreshService'),
};
