import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FoundItems, FrameworkTree, ImportResult } from '@wellspring/contracts';
import { startTestService, type TestService } from '@wellspring/testing';
import { canonicalText } from './domain/canonical-text.js';
import { registry } from './registry.context.js';
import type { SamplePackage } from './testing/sample-package.js';

const folder = join(process.cwd(), '../shared/data/frameworks/case');
const esco = join(folder, 'esco-1.1.1.cfpackage.json.gz');
const present = existsSync(esco) ? describe : describe.skip;
const author = { organisationId: randomUUID(), scopes: ['frameworks:write'] as const };

// Skipped where ../shared is absent: the files are too large for the repository.
present('real packages of ../shared', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ contexts: [registry] });
  });
  afterAll(() => service.close());

  const importFile = async (file: string, type = 'application/gzip') => {
    const body = readFileSync(file);
    const answer = await service.call('POST', '/registry/frameworks/import', {
      as: author,
      raw: { type, body },
    });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body as ImportResult;
  };

  it('takes ESCO whole, serves it back equal, and finds its skills', async () => {
    const source = JSON.parse(gunzipSync(readFileSync(esco)).toString()) as SamplePackage;
    const began = Date.now();
    const result = await importFile(esco);
    process.stdout.write(`ESCO imported in ${Date.now() - began} ms\n`);
    expect(result).toMatchObject({
      outcome: 'created',
      counts: { items: { new: 18_162 }, associations: { new: 30_178 }, definitions: { new: 5 } },
      unresolved: { total: 0 },
      repairs: { total: 0 },
    });
    const { identifier } = source.CFDocument;
    const served = await service.call('GET', `/ims/case/v1p1/CFPackages/${identifier}`);
    expect(canonicalText(served.body) === canonicalText(source)).toBe(true);
    expect((await importFile(esco)).outcome).toBe('unchanged');
    const found = await service.call('GET', '/registry/items/search?q=manage%20musical%20staff');
    expect((found.body as FoundItems).items[0]?.fullStatement).toBe('manage musical staff');
    const misspelt = await service.call('GET', '/registry/items/search?q=musicl%20staf');
    expect((misspelt.body as FoundItems).items.map((each) => each.fullStatement)).toContain(
      'manage musical staff',
    );
    const tree = await service.call('GET', `/registry/frameworks/${identifier}/tree`);
    expect((tree.body as FrameworkTree).items.some((each) => each.childCount > 0)).toBe(true);
  }, 240_000);

  it('mends packages as a real server sent them, and reports what points elsewhere', async () => {
    const content = await importFile(
      join(folder, 'smarter-balanced-math-content-spec.cfpackage.v1p0.json'),
      'application/vnd.ims.case+json',
    );
    expect(content).toMatchObject({
      outcome: 'created',
      counts: { items: { new: 585 }, associations: { new: 3367 } },
      unresolved: { total: 2004 },
    });
    expect(content.repairs.first.map(({ code }) => code)).toContain('standalone-member');
    const claim = await importFile(
      join(folder, 'smarter-balanced-math-hs-claim2.cfpackage.v1p0.json'),
      'application/vnd.ims.case+json',
    );
    expect(claim).toMatchObject({
      outcome: 'created',
      counts: { items: { new: 207 }, associations: { new: 351 } },
    });
  }, 120_000);
});
