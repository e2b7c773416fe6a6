import { createHash } from 'node:crypto';
import { publishedDigestOf } from '../../contexts/pinned-contexts.js';
import { publishedBytesOf } from '../../contexts/published-bytes.js';
import { objectsOf } from '../../member-values.js';
import type { Rule } from '../rule.js';
import { digestMembers, digestsOf, type Digest } from './resource-digest.js';

/**
 * The exact bytes of a resource that is known here (VC Data Model 2.0 §5.3); undefined for one that is not, which is for
 * whoever fetches it to check.
 *
 * @example
 * const knownBytes: KnownBytes = (url) => (url === 'https://example.org/a' ? new Uint8Array() : undefined);
 * const relatedResource = { id: 'https://example.org/a', digestMultibase: 'uEiAAAA' };
 * credentialFindings({ ...unsecured, relatedResource }, knownBytes).length // 1
 */
export type KnownBytes = (url: string) => Uint8Array | undefined;

/**
 * The rule that a related resource that is known here has the digest that the credential says (VC Data Model 2.0 §5.3): a
 * credential that relies on other terms than ours does not mean what we read. What is published at the URLs of pinned
 * contexts is known.
 *
 * @param knownBytes the exact bytes of other resources, by URL
 */
export function relatedResourceDigestRule(knownBytes?: KnownBytes): Rule {
  return {
    name: 'related-resource-digest-mismatch',
    code: 'RELATED_RESOURCE_DIGEST_MISMATCH',
    severity: 'error',
    sentence: 'A related resource that is known here has the digest that the credential says.',
    clause: 'VC Data Model 2.0 §5.3',
    *find(credential) {
      for (const [resource, pointer] of objectsOf(credential, 'relatedResource')) {
        const { id } = resource;
        if (typeof id !== 'string') continue;
        const bytes = knownBytes?.(id) ?? publishedBytesOf(id);
        for (const member of digestMembers) {
          const digests = digestsOf(resource, member);
          if (digests?.every((digest) => differs(digest, bytes, id)))
            yield { pointer: `${pointer}/${member}` };
        }
      }
    },
  };
}

/** The same for pinned contexts alone. */
export const checkRelatedResourceDigestMismatch = relatedResourceDigestRule();

/** Whether a digest is another than that of the content, or than the one that is recorded where the content is not had. */
function differs({ algorithm, bytes }: Digest, content: Uint8Array | undefined, url: string): boolean {
  if (content) return !createHash(algorithm).update(content).digest().equals(bytes);
  const recorded = algorithm === 'sha256' ? publishedDigestOf(url) : undefined;
  return recorded !== undefined && recorded !== bytes.toString('hex');
}
