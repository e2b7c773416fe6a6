import { createHash } from 'node:crypto';
import type { Rule } from '../rule.js';
import { isObject, type JsonObject } from '../../json-values.js';
import { isUrl, objectsOf, valuesOf } from '../../member-values.js';
import { decodeMultibaseDigest, decodeSriDigests, type Digest } from './resource-digest.js';

const clause = 'VC Data Model 2.0 §5.3';

/**
 * The exact bytes of a resource that is known here (VC Data Model 2.0 §5.3), such as a pinned context; undefined for
 * one that is not, which is then for whoever fetches it to check.
 *
 * @example
 * const knownBytes: KnownBytes = (url) => (url === 'https://example.org/a' ? new Uint8Array() : undefined);
 * const relatedResource = { id: 'https://example.org/a', digestMultibase: 'uEiAAAA' };
 * credentialFindings({ ...unsecured, relatedResource }, knownBytes).length // 1
 */
export type KnownBytes = (url: string) => Uint8Array | undefined;

/** `relatedResource`: what a credential relies on, each named once, with a digest (§5.3). */
export const relatedResourceRules: readonly Rule[] = [
  {
    name: 'related-resource-not-object',
    code: 'RELATED_RESOURCE_NOT_OBJECT',
    severity: 'error',
    sentence: 'relatedResource is one object or a list of them, not empty.',
    clause,
    *find(credential) {
      const value = credential['relatedResource'];
      if (Array.isArray(value) && value.length === 0) yield { pointer: '/relatedResource' };
      for (const [each, pointer] of valuesOf(credential, 'relatedResource'))
        if (!isObject(each)) yield { pointer };
    },
  },
  {
    name: 'related-resource-id',
    code: 'RELATED_RESOURCE_ID',
    severity: 'error',
    sentence: 'A related resource is named by its URL.',
    clause,
    *find(credential) {
      for (const [{ id }, pointer] of objectsOf(credential, 'relatedResource'))
        if (!isUrl(id)) yield { pointer: `${pointer}/id` };
    },
  },
  {
    name: 'related-resource-duplicate',
    code: 'RELATED_RESOURCE_DUPLICATE',
    severity: 'error',
    sentence: 'A related resource is named once.',
    clause,
    *find(credential) {
      const seen = new Set<unknown>();
      for (const [{ id }, pointer] of objectsOf(credential, 'relatedResource')) {
        if (id !== undefined && seen.has(id)) yield { pointer: `${pointer}/id` };
        seen.add(id);
      }
    },
  },
  {
    name: 'related-resource-digest-missing',
    code: 'RELATED_RESOURCE_DIGEST_MISSING',
    severity: 'error',
    sentence: 'A related resource has a digest: digestSRI, digestMultibase, or both.',
    clause,
    *find(credential) {
      for (const [resource, pointer] of objectsOf(credential, 'relatedResource'))
        if (resource['digestSRI'] === undefined && resource['digestMultibase'] === undefined)
          yield { pointer };
    },
  },
  {
    name: 'related-resource-digest-malformed',
    code: 'RELATED_RESOURCE_DIGEST_MALFORMED',
    severity: 'error',
    sentence:
      'A digest is written as Subresource Integrity or as a multibase multihash, of SHA-256, -384 or -512.',
    clause,
    *find(credential) {
      for (const [resource, pointer] of objectsOf(credential, 'relatedResource'))
        for (const member of ['digestSRI', 'digestMultibase'] as const)
          if (resource[member] !== undefined && !digestsOf(resource, member))
            yield { pointer: `${pointer}/${member}` };
    },
  },
];

/**
 * The rule that a related resource that is known here has the digest that the credential says: a credential that
 * relies on other terms than ours does not mean what we read.
 *
 * @param knownBytes the exact bytes of resources, by URL
 */
export function relatedResourceDigestRule(knownBytes: KnownBytes): Rule {
  return {
    name: 'related-resource-digest-mismatch',
    code: 'RELATED_RESOURCE_DIGEST_MISMATCH',
    severity: 'error',
    sentence: 'A related resource that is known here has the digest that the credential says.',
    clause,
    *find(credential) {
      for (const [resource, pointer] of objectsOf(credential, 'relatedResource')) {
        const bytes = typeof resource['id'] === 'string' ? knownBytes(resource['id']) : undefined;
        if (!bytes) continue;
        for (const member of ['digestSRI', 'digestMultibase'] as const) {
          const digests = digestsOf(resource, member);
          if (digests && !digests.some((digest) => fits(digest, bytes)))
            yield { pointer: `${pointer}/${member}` };
        }
      }
    },
  };
}

function digestsOf(resource: JsonObject, member: 'digestSRI' | 'digestMultibase'): Digest[] | undefined {
  const value = resource[member];
  if (typeof value !== 'string') return undefined;
  return member === 'digestSRI' ? decodeSriDigests(value) : decodeMultibaseDigest(value);
}

function fits({ algorithm, bytes }: Digest, content: Uint8Array): boolean {
  return createHash(algorithm).update(content).digest().equals(bytes);
}
