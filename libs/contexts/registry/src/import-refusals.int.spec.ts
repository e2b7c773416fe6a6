import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  linkOf,
  sampleAssociation,
  sampleItem,
  samplePackage,
  type SamplePackage,
} from './testing/sample-package.js';
import { author, Scenario } from './testing/scenario.js';

const college = author();
const stranger = author();

describe('refusing a CASE package', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await Scenario.start();
  });
  afterAll(() => scenario.close());

  it('refuses a package whole when it contradicts itself', async () => {
    const cases: [string, (sample: SamplePackage) => void][] = [
      [
        'REGISTRY_PACKAGE_CONTRADICTORY',
        (each) =>
          each.CFItems.push({ ...sampleItem('Other', 'x'), identifier: each.CFItems[0]?.identifier ?? '' }),
      ],
      [
        'REGISTRY_PACKAGE_CONTRADICTORY',
        (each) => each.CFItems.push({ ...sampleItem('Other', 'x'), uri: each.CFItems[0]?.uri ?? '' }),
      ],
      [
        'REGISTRY_PACKAGE_CONTRADICTORY',
        (each) =>
          ((each.CFAssociations[0] ?? { identifier: '' }).identifier = each.CFItems[1]?.identifier ?? ''),
      ],
      [
        'REGISTRY_PACKAGE_CONTRADICTORY',
        (each) =>
          each.CFAssociations.push(
            sampleAssociation(
              'precedes',
              { ...linkOf(each.CFItems[0] as never), uri: each.CFItems[1]?.uri },
              linkOf(each.CFItems[1] as never),
            ),
          ),
      ],
      [
        'REGISTRY_ASSOCIATION_NODE_MISSING',
        (each) =>
          each.CFAssociations.push(sampleAssociation('precedes', {}, linkOf(each.CFItems[0] as never))),
      ],
      ['REGISTRY_PACKAGE_INVALID', (each) => delete (each as Partial<SamplePackage>).CFDocument],
      ['REGISTRY_PACKAGE_INVALID', (each) => Object.assign(each.CFItems[0] ?? {}, { fullStatement: 7 })],
    ];
    for (const [code, spoil] of cases) {
      const sample = samplePackage(['One', 'Two']);
      const { identifier } = sample.CFDocument;
      spoil(sample);
      const answer = await scenario.importPackage(sample, college);
      expect([answer.status, answer.body]).toEqual([422, expect.objectContaining({ code })]);
      expect((await scenario.get(`/ims/case/v1p1/CFDocuments/${identifier}`)).status).toBe(404);
    }
  });

  it('refuses what is no package: malformed, broken gzip, a bomb, nothing', async () => {
    const text = JSON.stringify(samplePackage(['One']));
    const packed = gzipSync(text);
    const bomb = gzipSync(Buffer.alloc(200_000_000, 32));
    const cases: [string | Uint8Array, number, string][] = [
      [text.slice(0, -20), 400, 'REGISTRY_PACKAGE_MALFORMED'],
      ['not json', 400, 'REGISTRY_PACKAGE_MALFORMED'],
      [packed.subarray(0, packed.length - 30), 400, 'REGISTRY_PACKAGE_GZIP_BROKEN'],
      [bomb, 413, 'REGISTRY_PACKAGE_TOO_LARGE'],
      ['{}', 422, 'REGISTRY_PACKAGE_INVALID'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await scenario.upload(body, college);
      expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code })]);
    }
  });

  it('refuses identifiers and URIs that something of another framework has', async () => {
    const held = samplePackage(['Held', 'Gone']);
    expect((await scenario.importPackage(held, college)).status).toBe(200);
    const [item, gone] = held.CFItems;
    held.CFItems.pop();
    held.CFAssociations.pop();
    expect((await scenario.importPackage(held, college)).status).toBe(200);
    const [association] = held.CFAssociations;
    const cases: [string, (sample: SamplePackage) => unknown][] = [
      ['an item', ({ CFItems: [first] }) => Object.assign(first ?? {}, { identifier: item?.identifier })],
      ['a past item', ({ CFItems: [first] }) => Object.assign(first ?? {}, { identifier: gone?.identifier })],
      [
        'an association',
        ({ CFItems: [first] }) => Object.assign(first ?? {}, { identifier: association?.identifier }),
      ],
      [
        'a document',
        ({ CFItems: [first] }) => Object.assign(first ?? {}, { identifier: held.CFDocument.identifier }),
      ],
      ['the URI of an item', ({ CFItems: [first] }) => Object.assign(first ?? {}, { uri: item?.uri })],
      ['the URI of a past item', ({ CFItems: [first] }) => Object.assign(first ?? {}, { uri: gone?.uri })],
      ['the URI of a document', ({ CFDocument }) => (CFDocument.uri = held.CFDocument.uri)],
      [
        'a document as association',
        ({ CFAssociations: [first] }) =>
          Object.assign(first ?? {}, { identifier: held.CFDocument.identifier }),
      ],
    ];
    for (const [what, spoil] of cases) {
      const sample = samplePackage(['Fresh']);
      sample.CFAssociations = sample.CFAssociations.slice(0, what.includes('association') ? 1 : 0);
      spoil(sample);
      const own = await scenario.importPackage(sample, college);
      expect([what, own.status, own.body]).toEqual([
        what,
        409,
        expect.objectContaining({ code: 'REGISTRY_IDENTIFIER_TAKEN' }),
      ]);
      expect((await scenario.importPackage(sample, stranger)).body).toMatchObject({
        code: 'REGISTRY_FRAMEWORK_OWNED_ELSEWHERE',
      });
      const { identifier } = sample.CFDocument;
      expect((await scenario.get(`/ims/case/v1p1/CFDocuments/${identifier}`)).status).toBe(404);
    }
    const [one, two] = [samplePackage(['One']), samplePackage(['Two'])];
    Object.assign(two.CFItems[0] ?? {}, { uri: one.CFItems[0]?.uri });
    two.CFAssociations = [];
    const clash = await Promise.all([one, two].map((each) => scenario.importPackage(each, college)));
    expect(clash.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
