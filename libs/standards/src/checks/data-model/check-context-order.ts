import { credentialsV2 } from '../../contexts/pinned-contexts.js';
import type { RuleRow } from '../rule.js';

/** The first context is that of data model 2.0. */
export const checkContextOrder: RuleRow = {
  name: 'context-order',
  code: 'CONTEXT_ORDER',
  severity: 'error',
  sentence: `The first context is ${credentialsV2}.`,
  clause: 'VC Data Model 2.0 §4.3',
};
