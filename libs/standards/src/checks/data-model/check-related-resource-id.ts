import { isUrl, objectsOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A related resource is named by its URL. */
export const checkRelatedResourceId: Rule = {
  name: 'related-resource-id',
  code: 'RELATED_RESOURCE_ID',
  severity: 'error',
  sentence: 'A related resource is named by its URL.',
  clause: 'VC Data Model 2.0 §5.3',
  *find(credential) {
    for (const [{ id }, pointer] of objectsOf(credential, 'relatedResource'))
      if (!isUrl(id)) yield { pointer: `${pointer}/id` };
  },
};
