import type { Rule } from '../rule.js';

/** @context is a list, not empty. It is an ordered set; what stands in it is for the check `context`. */
export const checkContextNotList: Rule = {
  name: 'context-not-list',
  code: 'CONTEXT_NOT_LIST',
  severity: 'error',
  sentence: '@context is a list, not empty.',
  clause: 'VC Data Model 2.0 §4.3',
  *find(document) {
    const contexts = document['@context'];
    if (!Array.isArray(contexts) || contexts.length === 0) yield { pointer: '/@context' };
  },
};
