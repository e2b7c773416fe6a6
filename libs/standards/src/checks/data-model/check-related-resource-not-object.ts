import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** relatedResource is one object or a list of them, not empty. */
export const checkRelatedResourceNotObject: Rule = {
  name: 'related-resource-not-object',
  code: 'RELATED_RESOURCE_NOT_OBJECT',
  severity: 'error',
  sentence: 'relatedResource is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §5.3',
  find: notObjects('relatedResource'),
};
