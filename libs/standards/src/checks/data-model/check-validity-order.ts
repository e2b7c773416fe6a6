import { endBeforeBegin } from './validity-times.js';
import type { Rule } from '../rule.js';

/** A credential of data model 2.0 does not end before it begins. */
export const checkValidityOrder: Rule = {
  name: 'validity-order',
  code: 'VALIDITY_ORDER',
  severity: 'error',
  sentence: 'validUntil is no earlier than validFrom.',
  clause: 'VC Data Model 2.0 §4.9',
  find: endBeforeBegin('validFrom', 'validUntil'),
};
