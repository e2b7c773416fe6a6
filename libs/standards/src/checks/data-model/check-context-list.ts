import type { Rule } from '../rule.js';
import { listOf } from '../../json-values.js';

const clause = 'VC Data Model 2.0 §4.3';

/** `@context` is an ordered set (§4.3); what stands in it is for the check `context`. */
export const contextListRules: readonly Rule[] = [
  {
    name: 'context-not-list',
    code: 'CONTEXT_NOT_LIST',
    severity: 'error',
    sentence: '@context is a list, not empty.',
    clause,
    *find(document) {
      const contexts = document['@context'];
      if (!Array.isArray(contexts) || contexts.length === 0) yield { pointer: '/@context' };
    },
  },
  {
    name: 'context-duplicate',
    code: 'CONTEXT_DUPLICATE',
    severity: 'error',
    sentence: 'Each context stands once in the list.',
    clause,
    *find(document) {
      const seen = new Set<unknown>();
      for (const [index, context] of listOf(document['@context']).entries()) {
        if (seen.has(context)) yield { pointer: `/@context/${index}` };
        seen.add(context);
      }
    },
  },
];
