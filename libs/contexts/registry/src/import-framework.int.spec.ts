import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  linkOf,
  sampleAssociation,
  sampleItem,
  samplePackage,
  type SamplePackage,
} from './testing/sample-package.js';
import { author, imported, Scenario } from './testing/scenario.js';

const college = author();
const board = author();

describe('importing a CASE package', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await Scenario.start();
  });
  afterAll(() => scenario.close());

  const importIt = (sample: SamplePackage, as = college, query = '') =>
    scenario.importPackage(sample, as, query);

  it('keeps it whole, once, and tells of it once', async () => {
    const sample = samplePackage(['Weld in position', 'Read a drawing']);
    sample.CFDocument['extensions'] = { note: { deep: [1, 2, { b: 1, a: '€ 😀' }] } };
    sample.extensions = { source: 'here' };
    const { identifier } = sample.CFDocument;
    const first = imported(await importIt(sample));
    expect(first).toMatchObject({
      dryRun: false,
      outcome: 'created',
      framework: { identifier, revision: 1, title: 'Sample framework' },
      counts: { items: { new: 2, changed: 0, unchanged: 0, removed: 0 }, associations: { new: 2 } },
      unresolved: { total: 0 },
      repairs: { total: 0 },
    });
    expect(await scenario.served(identifier)).toEqual(sample);
    const again = imported(await scenario.upload(gzipSync(JSON.stringify(sample)), college));
    expect(again).toMatchObject({
      outcome: 'unchanged',
      framework: { revision: 1, contentHash: first.framework.contentHash },
      counts: { items: { new: 0, changed: 0, unchanged: 2, removed: 0 } },
    });
    expect(await scenario.revisionsTold(identifier)).toEqual([1]);
  });

  it('appends a revision that keeps what did not change, and still answers for what left', async () => {
    const sample = samplePackage(['Plan', 'Measure', 'Cut']);
    const { identifier } = sample.CFDocument;
    imported(await importIt(sample));
    const [plan, measure] = sample.CFItems;
    const cut = sample.CFItems.pop();
    sample.CFAssociations.pop();
    sample.CFItems.unshift(sampleItem('Sand', 'S.0'));
    Object.assign(plan ?? {}, { fullStatement: 'Plan the work' });
    const second = imported(await importIt(sample));
    expect(second).toMatchObject({
      outcome: 'updated',
      framework: { revision: 2 },
      counts: {
        items: { new: 1, changed: 1, unchanged: 1, removed: 1 },
        associations: { new: 0, changed: 0, unchanged: 2, removed: 1 },
      },
    });
    expect(await scenario.served(identifier)).toEqual(sample);
    const { rows } = await scenario.log.admin.query('select 1 from registry.item where identifier = $1', [
      measure?.identifier,
    ]);
    expect(rows).toHaveLength(1);
    const old = await scenario.get(`/ims/case/v1p1/CFItems/${cut?.identifier}`);
    expect(old.body).toMatchObject({ fullStatement: 'Cut', CFDocumentURI: { identifier } });
    expect(await scenario.revisionsTold(identifier)).toEqual([1, 2]);
  });

  it('keeps every character, also those that no column holds', async () => {
    const odd = 'a\u0000b \ud800 \u{1f600} \u202e \u0085';
    const sample = samplePackage([odd], { title: odd, creator: odd });
    const [item] = sample.CFItems;
    const elsewhere = { title: odd, identifier: odd, uri: `urn:example:${odd}` };
    sample.CFAssociations.push(sampleAssociation('exactMatchOf', linkOf(item as never), elsewhere));
    expect(imported(await importIt(sample)).outcome).toBe('created');
    expect(await scenario.served(sample.CFDocument.identifier)).toEqual(sample);
    expect(imported(await importIt(sample)).outcome).toBe('unchanged');
    expect(await scenario.revisionsTold(sample.CFDocument.identifier)).toEqual([1]);
  });

  it('previews without storing anything', async () => {
    const sample = samplePackage(['Bake']);
    expect(imported(await importIt(sample, college, '?dryRun=true'))).toMatchObject({
      dryRun: true,
      outcome: 'created',
      counts: { items: { new: 1 } },
    });
    const answer = await scenario.get(`/ims/case/v1p1/CFDocuments/${sample.CFDocument.identifier}`);
    expect(answer.status).toBe(404);
    expect(await scenario.revisionsTold(sample.CFDocument.identifier)).toEqual([]);
  });

  it('links another organisation to the same content and refuses it other content', async () => {
    const sample = samplePackage(['Listen']);
    const { identifier } = sample.CFDocument;
    imported(await importIt(sample));
    expect(imported(await importIt(sample, board))).toMatchObject({
      outcome: 'linked',
      framework: { revision: 1 },
    });
    const detail = await scenario.get(`/registry/frameworks/${identifier}`);
    expect(detail.body).toMatchObject({
      owner: { organisationId: college.organisationId },
      linkedBy: [{ organisationId: board.organisationId }],
    });
    sample.CFItems.push(sampleItem('Speak', 'S.2'));
    const conflicting = await importIt(sample, board);
    expect(conflicting.status).toBe(409);
    expect(conflicting.body).toMatchObject({ code: 'REGISTRY_FRAMEWORK_OWNED_ELSEWHERE' });
    const borrowed = samplePackage(['Mine']);
    borrowed.CFItems.push(...sample.CFItems.slice(0, 1));
    expect((await importIt(borrowed, board)).body).toMatchObject({
      code: 'REGISTRY_FRAMEWORK_OWNED_ELSEWHERE',
    });
    expect(await scenario.revisionsTold(identifier)).toEqual([1]);
  });

  it('keeps an association to an item elsewhere and reports it', async () => {
    const sample = samplePackage(['Count']);
    const [item] = sample.CFItems;
    const elsewhere = {
      title: 'Count',
      identifier: 'MP.5',
      uri: 'urn:example:MP.5',
      targetType: 'ext:other',
    };
    sample.CFAssociations.push(sampleAssociation('exactMatchOf', linkOf(item as never), elsewhere));
    const result = imported(await importIt(sample));
    expect(result.unresolved).toMatchObject({
      total: 1,
      first: [
        { end: 'destination', identifier: 'MP.5', uri: 'urn:example:MP.5', associationType: 'exactMatchOf' },
      ],
    });
    expect(await scenario.served(sample.CFDocument.identifier)).toEqual(sample);
  });

  it('stores one revision when the same package comes many times at once', async () => {
    const sample = samplePackage(['At once']);
    const answers = await Promise.all(Array.from({ length: 6 }, () => importIt(sample)));
    expect(answers.map((each) => imported(each).outcome).sort()).toEqual([
      'created',
      ...Array(5).fill('unchanged'),
    ]);
    expect(await scenario.revisionsTold(sample.CFDocument.identifier)).toEqual([1]);
  });

  it('gives content that two organisations bring at once to one, and a shared identifier to one framework', async () => {
    const sample = samplePackage(['Both']);
    const both = await Promise.all([importIt(sample, college), importIt(sample, board)]);
    expect(both.map((each) => imported(each).outcome).sort()).toEqual(['created', 'linked']);
    const [one, two] = [samplePackage(['Shared']), samplePackage([])];
    two.CFItems.push(...one.CFItems);
    const clash = await Promise.all([importIt(one), importIt(two)]);
    expect(clash.map((each) => each.status).sort()).toEqual([200, 409]);
    expect(clash.find((each) => each.status === 409)?.body).toMatchObject({
      code: 'REGISTRY_IDENTIFIER_TAKEN',
    });
  });

  it('imports from an address, and a package of our own changes nothing', async () => {
    const sample = samplePackage(['Fetch']);
    imported(await importIt(sample));
    const url = `http://localhost:3999/ims/case/v1p1/CFPackages/${sample.CFDocument.identifier}`;
    const own = await scenario.service.call('POST', '/registry/frameworks/import-from', {
      as: college,
      body: { url },
    });
    expect(imported(own)).toMatchObject({ outcome: 'unchanged' });
    const secret = await scenario.service.call('POST', '/registry/frameworks/import-from', {
      as: college,
      body: { url: 'https://169.254.169.254/latest' },
    });
    expect(secret.body).toMatchObject({ code: 'OUTBOUND_PRIVATE_ADDRESS', status: 422 });
    const missing = await scenario.service.call('POST', '/registry/frameworks/import-from', {
      as: college,
      body: { url: `http://localhost:3999/ims/case/v1p1/CFPackages/${randomUUID()}` },
    });
    expect(missing.body).toMatchObject({ code: 'REGISTRY_SOURCE_FAILED' });
  });

  it('holds rows to their organisation even when the query does not', async () => {
    const sample = samplePackage(['Own']);
    imported(await importIt(sample));
    const database = scenario.service.runtime.context('registry').database;
    await database.transaction({ organisation: board.organisationId }, async (tx) => {
      const { identifier } = sample.CFDocument;
      expect(
        await tx.execute('update registry.framework set title = $2 where identifier = $1', [identifier, 'x']),
      ).toBe(0);
      expect(await tx.execute('delete from registry.item where framework_id = $1', [identifier])).toBe(0);
      expect(
        await tx.query('select 1 from registry.item where framework_id = $1', [identifier]),
      ).toHaveLength(1);
    });
    await expect(
      database.transaction('public', (tx) =>
        tx.execute('insert into registry.framework_link values ($1, $2, now())', [
          sample.CFDocument.identifier,
          board.organisationId,
        ]),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
