import type { RuleRow } from '../rule.js';

/**
 * Every term is defined by a context, and every type maps to an absolute URL. What JSON-LD says of it may have
 * another code.
 */
export const checkTermsDefined: RuleRow = {
  name: 'terms-defined',
  code: 'STANDARDS_UNDEFINED_TERM',
  severity: 'error',
  sentence: 'Every term is defined by a context, and every type maps to an absolute URL.',
  clause: 'VC Data Model 2.0 §4.5, §5.2 and §6.1',
};
