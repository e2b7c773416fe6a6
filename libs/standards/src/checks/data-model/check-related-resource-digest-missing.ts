import { objectsOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A related resource has a digest. */
export const checkRelatedResourceDigestMissing: Rule = {
  name: 'related-resource-digest-missing',
  code: 'RELATED_RESOURCE_DIGEST_MISSING',
  severity: 'error',
  sentence: 'A related resource has a digest: digestSRI, digestMultibase, or both.',
  clause: 'VC Data Model 2.0 §5.3',
  *find(credential) {
    for (const [resource, pointer] of objectsOf(credential, 'relatedResource'))
      if (resource['digestSRI'] === undefined && resource['digestMultibase'] === undefined) yield { pointer };
  },
};
