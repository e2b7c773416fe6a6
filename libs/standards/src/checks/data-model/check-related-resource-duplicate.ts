import { objectsOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A related resource is named once. */
export const checkRelatedResourceDuplicate: Rule = {
  name: 'related-resource-duplicate',
  code: 'RELATED_RESOURCE_DUPLICATE',
  severity: 'error',
  sentence: 'A related resource is named once.',
  clause: 'VC Data Model 2.0 §5.3',
  *find(credential) {
    const seen = new Set<unknown>();
    for (const [{ id }, pointer] of objectsOf(credential, 'relatedResource')) {
      if (id !== undefined && seen.has(id)) yield { pointer: `${pointer}/id` };
      seen.add(id);
    }
  },
};
