import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { packageLimits } from './package-text.js';
import { readCFPackage, type PackagePart } from './read-cf-package.js';

const id = (n: number) => `6f1c0d3e-0000-4000-8000-${String(n).padStart(12, '0')}`;
const base = (n: number) => ({
  identifier: id(n),
  uri: `https://example.org/ims/case/v1p1/CFItems/${id(n)}`,
  lastChangeDateTime: '2026-01-01T00:00:00Z',
});
const node = (n: number) => ({ title: 'x', identifier: id(n), uri: base(n).uri });
const framework = {
  CFDocument: { ...base(1), creator: 'A', title: 'SOC "1" ]}' },
  CFItems: [
    { ...base(2), fullStatement: 'Reads logs, {with} [brackets] and "quotes" \\ ü 😀' },
    { ...base(3), fullStatement: 'Second' },
  ],
  CFAssociations: [
    { ...base(4), associationType: 'isChildOf', originNodeURI: node(2), destinationNodeURI: node(1) },
  ],
};

async function read(bytes: Uint8Array, chunk = 7, limits = packageLimits): Promise<PackagePart[]> {
  const parts: PackagePart[] = [];
  async function* source() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  for await (const part of readCFPackage(source(), limits)) parts.push(part);
  return parts;
}
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 1));

describe('reading a CFPackage', () => {
  it.each([1, 3, 64, 100_000])(
    'answers the same parts in chunks of %d bytes, wrapped and gzipped or not',
    async (chunk) => {
      const plain = await read(json(framework), chunk);
      expect(plain.map(({ kind }) => kind)).toEqual(['CFDocument', 'CFItem', 'CFItem', 'CFAssociation']);
      expect(plain.map((part) => ('value' in part ? part.value : {}))).toEqual([
        framework.CFDocument,
        ...framework.CFItems,
        ...framework.CFAssociations,
      ]);
      expect(await read(json({ CFPackage: framework }), chunk)).toEqual(plain);
      expect(await read(gzipSync(json(framework)), chunk)).toEqual(plain);
    },
  );

  it('mends what real servers send and says so', async () => {
    const { uri: _, ...withoutUri } = base(2);
    const parts = await read(
      json({
        ...framework,
        CFItems: [
          {
            ...withoutUri,
            identifier: id(2).toUpperCase(),
            abbreviatedStatement: 'Short',
            colour: 'red',
            notes: null,
          },
          {
            ...base(3),
            uri: `https://example.org/CFItems${id(3)}`,
            fullStatement: 'Second',
            CFDocumentURI: node(1),
          },
        ],
        CFAssociations: [
          {
            ...base(4),
            associationType: 'RelatedTo',
            originNodeURI: node(2),
            destinationNodeURI: { identifier: id(3), uri: id(3) },
          },
        ],
      }),
    );
    const codes = parts.flatMap((part) => (part.kind === 'repair' ? [part.repair.code] : []));
    expect(codes).toEqual([
      'uri-missing',
      'statement-missing',
      'unknown-member',
      'standalone-member',
      'uri-slash',
      'association-type',
      'node-uri',
      'node-title',
    ]);
    const items = parts.flatMap((part) => (part.kind === 'CFItem' ? [part.value] : []));
    expect(items[0]).toMatchObject({
      identifier: id(2),
      fullStatement: 'Short',
      extensions: { colour: 'red' },
    });
    expect(items[1]?.uri).toBe(`https://example.org/CFItems/${id(3)}`);
  });

  it('keeps what CASE does not know, wherever it stands', async () => {
    const link = { title: 't', identifier: id(9), uri: 'urn:x', note: { deep: [null] } };
    const level = { ...base(12), colour: 'red' };
    const parts = await read(
      json({
        future: { a: null },
        extensions: { future: 1, constructor: 2 },
        CFDocument: { ...framework.CFDocument, constructor: 'kept', licenseURI: link },
        CFItems: [
          {
            ...base(2),
            fullStatement: 'x',
            extensions: { colour: 1 },
            colour: 2,
            subject: [null, 'a', null, 'b'],
          },
        ],
        CFDefinitions: { CFConcepts: null, CFThings: [1] },
        CFRubrics: [
          {
            ...base(10),
            CFRubricCriteria: [{ ...base(11), weight: null, CFRubricCriterionLevels: [level] }],
          },
        ],
      }),
    );
    const extensionsOf = (kind: string) =>
      parts.flatMap((part) => (part.kind === kind && 'value' in part ? [part.value] : []));
    expect(extensionsOf('CFDocument')[0]).toMatchObject({
      licenseURI: { title: 't', identifier: id(9), uri: 'urn:x' },
      extensions: { constructor: 'kept', 'licenseURI.note': { deep: [null] } },
    });
    expect(extensionsOf('CFItem')[0]).toMatchObject({
      subject: ['a', 'b'],
      extensions: { colour: 1, _colour: 2 },
    });
    expect(extensionsOf('CFRubrics')[0]).toMatchObject({
      extensions: { 'CFRubricCriteria.0.CFRubricCriterionLevels.0.colour': 'red' },
    });
    expect(extensionsOf('extensions')).toEqual([
      { future: 1, constructor: 2, _future: { a: null } },
      { CFThings: [1] },
    ]);
  });

  it('keeps a member of extensions whatever its name', async () => {
    const text = JSON.stringify(framework.CFDocument).replace(/}$/, ',"extensions":{"__proto__":{"a":1}}}');
    const [document] = await read(new TextEncoder().encode(`{"CFDocument":${text}}`));
    expect(JSON.stringify(document)).toContain('"extensions":{"__proto__":{"a":1}}');
  });

  it('reads times without a zone as UTC, and dates that have a time', async () => {
    const parts = await read(
      json({
        CFDocument: {
          ...framework.CFDocument,
          lastChangeDateTime: '2020-01-02 03:04:05',
          statusStartDate: '2020-01-02T00:00:00+01:00',
        },
      }),
    );
    expect(parts.at(-1)).toMatchObject({
      value: { lastChangeDateTime: '2020-01-02T03:04:05Z', statusStartDate: '2020-01-02' },
    });
    expect(parts.map((part) => (part.kind === 'repair' ? part.repair.code : part.kind))).toEqual([
      'time-format',
      'time-format',
      'CFDocument',
    ]);
  });

  it.each([
    ['CASE_MALFORMED', new TextEncoder().encode('{"CFItems":[],}')],
    ['CASE_MALFORMED', new TextEncoder().encode('{"CFConcepts":[1,]}')],
    ['CASE_PART_INVALID', json({ CFItems: { CFItem: [] } })],
    ['CASE_PART_INVALID', json({ CFDefinitions: { CFConcepts: 'x' } })],
    ['CASE_MALFORMED', json({ CFDefinitions: [] })],
    ['CASE_PART_INVALID', json({ extensions: 'x' })],
    ['CASE_PART_INVALID', json({ CFDocument: { ...framework.CFDocument, extensions: [], colour: 1 } })],
    ['CASE_PART_INVALID', json({ CFDocument: { ...framework.CFDocument, lastChangeDateTime: 'yesterday' } })],
    [
      'CASE_TOO_LARGE',
      json({ a: 'x'.repeat(3_000_000), b: 'x'.repeat(3_000_000), c: 'x'.repeat(3_000_000) }),
    ],
    [
      'CASE_TOO_LARGE',
      json({ CFItems: [{ ...base(2), fullStatement: 'x', subject: Array(110_000).fill(1) }] }),
    ],
    ['CASE_TOO_LARGE', json({ CFDocument: { ...framework.CFDocument, notes: 'x'.repeat(1_100_000) } })],
    ['CASE_TOO_LARGE', json({ CFItems: [{ ...base(2), fullStatement: 'x'.repeat(9_000_000) }] })],
    ['CASE_MALFORMED', new TextEncoder().encode('')],
    ['CASE_MALFORMED', new TextEncoder().encode('{"CFItems":[')],
    ['CASE_MALFORMED', new TextEncoder().encode('[1,2]')],
    ['CASE_MALFORMED', new TextEncoder().encode('{"extensions":{}} x')],
    ['CASE_MALFORMED', Uint8Array.of(0x7b, 0xff, 0xfe)],
    ['CASE_GZIP', gzipSync(json(framework)).subarray(0, 40)],
    ['CASE_TOO_DEEP', new TextEncoder().encode(`{"extensions":${'['.repeat(80)}`)],
    ['CASE_TOO_LARGE', gzipSync(Buffer.alloc(30_000_000, ' '))],
    ['CASE_MEMBER_TWICE', new TextEncoder().encode('{"CFItems":[],"CFItems":[]}')],
    ['CASE_PART_INVALID', json({ CFItems: [{ ...base(2) }] })],
    ['CASE_PART_INVALID', json({ CFItems: [{ identifier: 'x', uri: 'y', fullStatement: 'z' }] })],
    [
      'CASE_NODE_MISSING',
      json({ CFAssociations: [{ ...base(4), associationType: 'isChildOf', originNodeURI: node(2) }] }),
    ],
  ])('refuses with %s', async (code, bytes) => {
    await expect(read(bytes, 4096)).rejects.toMatchObject({ code });
  });
});
