import { endBeforeBegin } from '../data-model/validity-times.js';
import type { Rule } from '../rule.js';

/** expirationDate is no earlier than issuanceDate. */
export const checkV1ExpirationOrder: Rule = {
  name: 'v1-expiration-order',
  code: 'EXPIRATION_ORDER',
  severity: 'error',
  sentence: 'expirationDate is no earlier than issuanceDate.',
  clause: 'VC Data Model 1.1 §4.8',
  find: endBeforeBegin('issuanceDate', 'expirationDate'),
};
