import { objectsOf } from '../../member-values.js';
import type { Rule } from '../rule.js';
import { digestMembers, digestsOf } from './resource-digest.js';

/** A digest of a related resource is written as one of the two standards has it. */
export const checkRelatedResourceDigestMalformed: Rule = {
  name: 'related-resource-digest-malformed',
  code: 'RELATED_RESOURCE_DIGEST_MALFORMED',
  severity: 'error',
  sentence:
    'A digest is written as Subresource Integrity or as a multibase multihash, of SHA-256, -384 or -512.',
  clause: 'VC Data Model 2.0 §5.3',
  *find(credential) {
    for (const [resource, pointer] of objectsOf(credential, 'relatedResource'))
      for (const member of digestMembers)
        if (resource[member] !== undefined && !digestsOf(resource, member))
          yield { pointer: `${pointer}/${member}` };
  },
};
