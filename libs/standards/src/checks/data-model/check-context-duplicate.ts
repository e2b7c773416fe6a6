import { listOf } from '../../json-values.js';
import type { Rule } from '../rule.js';

/** Each context stands once in the list. */
export const checkContextDuplicate: Rule = {
  name: 'context-duplicate',
  code: 'CONTEXT_DUPLICATE',
  severity: 'error',
  sentence: 'Each context stands once in the list.',
  clause: 'VC Data Model 2.0 §4.3',
  *find(document) {
    const seen = new Set<unknown>();
    for (const [index, context] of listOf(document['@context']).entries()) {
      if (seen.has(context)) yield { pointer: `/@context/${index}` };
      seen.add(context);
    }
  },
};
