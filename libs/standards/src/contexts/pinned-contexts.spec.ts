import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { contentDigests } from './context-digests.js';
import {
  clrV2,
  credentialsV2,
  loadPinnedContext,
  pinnedContext,
  publishedDigestOf,
} from './pinned-contexts.js';
import { publishedFiles } from '../testing/published-files.js';

const { folder, present } = publishedFiles('credentials/contexts');
const clrFirst = 'https://purl.imsglobal.org/spec/clr/v2p0/context.json';

/** From a pinned URL to the published file. */
const copies: Record<string, string> = {
  [clrV2]: '1edtech/clr-v2p0-2.0.1.json',
  [clrFirst]: '1edtech/clr-v2p0.json',
  [credentialsV2]: 'w3c/credentials-v2.jsonld',
  'https://www.w3.org/2018/credentials/v1': 'w3c/credentials-v1.jsonld',
  'https://www.w3.org/ns/cid/v1': 'w3c/cid-v1.jsonld',
  'https://www.w3.org/ns/credentials/examples/v2': 'w3c/credentials-examples-v2.jsonld',
  'https://www.w3.org/ns/credentials/undefined-terms/v2': 'w3c/undefined-terms-v2.jsonld',
  'https://www.w3.org/ns/credentials/status/v1': 'w3c/status-list-v1.jsonld',
  'https://w3id.org/security/data-integrity/v1': 'w3c/data-integrity-v1.jsonld',
  'https://w3id.org/security/data-integrity/v2': 'w3c/data-integrity-v2.jsonld',
  'https://w3id.org/security/jwk/v1': 'w3c/jwk-v1.jsonld',
  'https://w3id.org/security/multikey/v1': 'w3c/multikey-v1.jsonld',
};

describe('pinned contexts', () => {
  it('are carried with the content that is pinned, every one', () => {
    expect(contentDigests.size).toBeGreaterThan(15);
    for (const url of contentDigests.keys()) expect(pinnedContext(url)).toHaveProperty('@context');
  });

  it('are all there is: another one is refused', async () => {
    expect(pinnedContext('https://example.org/context')).toBeUndefined();
    await expect(loadPinnedContext('https://example.org/context')).rejects.toThrow('not one that is known');
  });
});

present('pinned contexts against the published files', () => {
  const textOf = (url: string) => readFileSync(join(folder, copies[url]!), 'utf8');

  it.each(Object.keys(copies))('%s holds what its copy holds', (url) => {
    expect(pinnedContext(url)).toEqual(JSON.parse(textOf(url)));
  });

  it.each([credentialsV2, clrV2, clrFirst])('%s has the digest that was published', (url) => {
    expect(createHash('sha256').update(textOf(url)).digest('hex')).toBe(publishedDigestOf(url));
  });

  /** From a type to its terms, with the terms outside any type under the empty name. */
  const scopes: Record<string, string[]> = {
    '': ['id', 'type', 'partial', 'association', 'sourceId'],
    ClrCredential: ['partial', 'sourceId'],
    ClrSubject: [
      'achievement',
      'association',
      'verifiableCredential',
      'identifier',
      'cred:a',
      'obi:b',
      'partial',
    ],
    Association: ['associationType', 'sourceId', 'targetId', 'achievement'],
  };
  const values: unknown[] = [
    'text',
    'urn:a:b',
    7,
    true,
    ['a', 'b'],
    { id: 'urn:c' },
    { type: 'Association' },
  ];
  const expand = (document: object, contexts: Record<string, unknown>) =>
    jsonld.expand(document, {
      documentLoader: async (url) => ({ contextUrl: null, document: contexts[url], documentUrl: url }),
      safe: false,
    });

  it.each([clrV2, clrFirst])('%s expands every term in every scope as its copy does', async (url) => {
    let defined = 0;
    for (const [type, terms] of Object.entries(scopes)) {
      for (const term of terms) {
        for (const value of term === 'id' || term === 'type' ? ['urn:a:b'] : values) {
          const document = { '@context': url, ...(type && { type }), [term]: value };
          const ours = await expand(document, { [url]: pinnedContext(url) });
          expect(ours).toEqual(await expand(document, { [url]: JSON.parse(textOf(url)) as unknown }));
          defined += Object.keys(ours[0] ?? {}).some((key) => key.startsWith('https://')) ? 1 : 0;
        }
      }
    }
    expect(defined).toBeGreaterThan(50);
  });
});
