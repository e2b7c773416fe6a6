import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { credentialFindings, dataModelRules, presentationFindings } from '../rules.js';
import { contextFindings } from './context-rules.js';
import { clrV2, credentialsV2, publishedDigestOf } from '../../contexts/pinned-contexts.js';
import { publishedBytesOf } from '../../contexts/published-bytes.js';
import { parseDateTimeStamp } from '../../date-time-stamp.js';
import type { JsonObject } from '../../json-values.js';
import { testSeed } from '../../testing/random.js';

const seed = testSeed();

const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
};
const codes = (over: object, bytes?: Uint8Array) =>
  credentialFindings({ ...credential, ...over }, bytes && (() => bytes)).map(({ code }) => code);

/** Members in whose place nothing but objects, texts or times may stand: a number or a boolean never does. */
const members = [
  ...[
    '@context',
    'id',
    'type',
    'issuer',
    'name',
    'description',
    'credentialSubject',
    'validFrom',
    'validUntil',
  ],
  ...['credentialStatus', 'credentialSchema', 'proof', 'relatedResource', 'refreshService', 'termsOfUse'],
  ...['evidence', 'confidenceMethod', 'renderMethod'],
];

describe('the rules of the data model', () => {
  it('find nothing in the least credential that there is', () => {
    expect(codes({})).toEqual([]);
  });

  it(`answer whatever JSON stands anywhere, and never throw (seed ${seed})`, async () => {
    const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...members, 'holder', 'verifiableCredential'),
        json,
        async (member, value) => {
          const document = { ...credential, [member]: value };
          expect(Array.isArray(credentialFindings(document))).toBe(true);
          expect(Array.isArray(presentationFindings(document))).toBe(true);
          expect(Array.isArray(await contextFindings(document))).toBe(true);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it.each(members)('refuse a number, a boolean, null and an empty list as %s', (member) => {
    for (const value of [7, true, null, []]) expect(codes({ [member]: value })).not.toEqual([]);
  });

  it('have a name, a sentence and a clause each, and no name twice', () => {
    const names = dataModelRules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { code, sentence, clause } of dataModelRules) {
      expect(code).toMatch(/^[A-Z][A-Z\d_]+$/);
      expect(sentence).toMatch(/^\S.*\.$/);
      expect(clause).toMatch(/^VC Data (Model (2\.0|1\.1)|Integrity 1\.0) §\d/);
    }
  });
});

describe('a related resource', () => {
  const bytes = new TextEncoder().encode('{}');
  const id = 'https://example.org/context';
  const sri = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

  it('has the digest that the credential says, and stands there once with one', () => {
    expect(codes({ relatedResource: { id, digestSRI: sri('{}') } }, bytes)).toEqual([]);
    expect(codes({ relatedResource: { id, digestSRI: sri('{ }') } }, bytes)).toEqual([
      'RELATED_RESOURCE_DIGEST_MISMATCH',
    ]);
    expect(codes({ relatedResource: { id, digestSRI: 'sha256-short' } })).toEqual([
      'RELATED_RESOURCE_DIGEST_MALFORMED',
    ]);
    expect(codes({ relatedResource: { id } })).toEqual(['RELATED_RESOURCE_DIGEST_MISSING']);
    const twice = { id, digestSRI: sri('{}') };
    expect(codes({ relatedResource: [twice, twice] })).toEqual(['RELATED_RESOURCE_DUPLICATE']);
  });

  it('that is a pinned context has the digest of what is published there, by every algorithm', () => {
    const published = publishedBytesOf(credentialsV2) ?? '';
    for (const algorithm of ['sha256', 'sha384', 'sha512']) {
      const digest = (content: string | Buffer) =>
        `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
      expect(codes({ relatedResource: { id: credentialsV2, digestSRI: digest(published) } })).toEqual([]);
      expect(codes({ relatedResource: { id: credentialsV2, digestSRI: digest('{}') } })).toEqual([
        'RELATED_RESOURCE_DIGEST_MISMATCH',
      ]);
    }
    const digestSRI = `sha256-${Buffer.from(publishedDigestOf(clrV2) ?? '', 'hex').toString('base64')}`;
    expect(codes({ relatedResource: { id: clrV2, digestSRI } })).toEqual([]);
    expect(codes({ relatedResource: { id: clrV2, digestSRI: sri('{}') } })).toEqual([
      'RELATED_RESOURCE_DIGEST_MISMATCH',
    ]);
  });
});

describe('a time of a credential', () => {
  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00+15:00',
  ])('is not %s', (text) => expect(parseDateTimeStamp(text)).toBeUndefined());

  it('is a moment whatever its zone and precision', () => {
    const moment = Date.UTC(2026, 0, 1);
    for (const text of ['2026-01-01T00:00:00Z', '2025-12-31T24:00:00.000Z', '2026-01-01T01:00:00.0+01:00'])
      expect(parseDateTimeStamp(text)).toBe(moment);
  });
});
