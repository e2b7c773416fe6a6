import { randomBytes } from 'node:crypto';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@wellspring/testing';
import { samplePackage } from './testing/sample-package.js';
import { author, imported, Scenario } from './testing/scenario.js';

const college = author();
const board = author();

/** Larger than any JSON body that is taken whole, and no bomb when it is packed. */
function largePackage() {
  const sample = samplePackage(Array.from({ length: 20 }, (_, row) => `Carry ${row}`));
  for (const item of sample.CFItems) item['notes'] = randomBytes(100_000).toString('base64');
  return sample;
}

describe('sending a CASE package', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await Scenario.start();
  });
  afterAll(() => scenario.close());

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/vnd.ims.case+json',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'text/plain',
  ])('takes it as %s, of any size', async (type) => {
    const sample = largePackage();
    expect(imported(await scenario.upload(JSON.stringify(sample), college, { type }))).toMatchObject({
      outcome: 'created',
    });
    expect(await scenario.served(sample.CFDocument.identifier)).toEqual(sample);
  });

  it.each(['application/gzip', 'application/x-gzip', 'application/json'])(
    'takes gzip of it as %s',
    async (type) => {
      const packed = gzipSync(JSON.stringify(largePackage()));
      expect(imported(await scenario.upload(packed, college, { type })).outcome).toBe('created');
    },
  );

  it.each([
    ['nothing', ''],
    ['a form', '--boundary\r\ncontent-disposition: form-data; name="file"\r\n\r\n{}\r\n--boundary--'],
  ])('refuses %s', async (_what, body) => {
    const answer = await scenario.upload(body, college, { type: 'multipart/form-data; boundary=boundary' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'REGISTRY_PACKAGE_MALFORMED' } });
  });

  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzip', (text: string) => gzipSync(text)],
  ])('stores nothing of an upload that breaks off, %s, and takes it when it comes again', async (_, pack) => {
    const sample = samplePackage(Array.from({ length: 3000 }, (_, row) => `Statement ${row}`));
    const bytes = pack(JSON.stringify(sample));
    await sendHalf(scenario, bytes);
    await eventually(async () => expect(await openImports(scenario)).toBe(0));
    const { identifier } = sample.CFDocument;
    expect((await scenario.get(`/ims/case/v1p1/CFDocuments/${identifier}`)).status).toBe(404);
    expect(imported(await scenario.upload(bytes, college)).outcome).toBe('created');
    expect(await scenario.revisionsTold(identifier)).toEqual([1]);
  });

  it('lets others in although as many uploads as there are places broke off', async () => {
    const bytes = Buffer.from(JSON.stringify(samplePackage(['Left'], { notes: 'n'.repeat(500_000) })));
    await Promise.all(Array.from({ length: 8 }, () => sendHalf(scenario, bytes)));
    const sample = samplePackage(['Still there']);
    expect(imported(await scenario.importPackage(sample, college)).outcome).toBe('created');
  });

  it('answers a refusal although the sender has more to send', async () => {
    const text = `{"CFDocument": 7, "notes": "${'n'.repeat(20_000_000)}"}`;
    expect(await scenario.upload(text, college)).toMatchObject({
      status: 422,
      body: { code: 'REGISTRY_PACKAGE_INVALID' },
    });
  });
});

describe('importing a CASE package from an address', () => {
  let scenario: Scenario;
  let server: Server;
  let source: string;
  const answers = new Map<string, RequestListener>();
  beforeAll(async () => {
    scenario = await Scenario.start();
    server = createServer((asked, response) => answers.get(asked.url ?? '')?.(asked, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    source = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await scenario.close();
  });

  const importFrom = (url: string, body: object = {}, as = college) =>
    scenario.post('/import-from', { url, ...body }, as);
  const answering = (path: string, listener: RequestListener) => {
    answers.set(path, listener);
    return source + path;
  };

  it('takes it as it comes in, whatever its size, packed or not', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const sample = largePackage();
      const text = JSON.stringify(sample);
      const url = answering('/package', (_asked, response) => {
        response.writeHead(200, { 'content-encoding': encoding });
        response.end(encoding === 'gzip' ? gzipSync(text) : text);
      });
      expect(imported(await importFrom(url, { dryRun: true }))).toMatchObject({ outcome: 'created' });
      expect(imported(await importFrom(url)).outcome).toBe('created');
      expect(imported(await importFrom(url)).outcome).toBe('unchanged');
      expect(imported(await importFrom(url, {}, board)).outcome).toBe('linked');
      expect(await scenario.served(sample.CFDocument.identifier)).toEqual(sample);
      expect(await scenario.revisionsTold(sample.CFDocument.identifier)).toEqual([1]);
    }
  });

  it('reads no further than a refusal, and lets the connection go', async () => {
    let closed = false;
    const url = answering('/endless', (_asked, response) => {
      response.on('close', () => (closed = true));
      response.write('{"CFDocument": 7, "notes": "');
      const more = () => {
        while (!closed && response.write('n'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await importFrom(url)).toMatchObject({ status: 422, body: { code: 'REGISTRY_PACKAGE_INVALID' } });
    await eventually(async () => expect(closed).toBe(true));
  });

  it.each<[string, number, string, RequestListener]>([
    ['is not there', 422, 'REGISTRY_SOURCE_FAILED', (_, to) => to.writeHead(404).end()],
    [
      'leads elsewhere',
      422,
      'REGISTRY_SOURCE_FAILED',
      (_, to) => to.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    ],
    ['is a page', 400, 'REGISTRY_PACKAGE_MALFORMED', (_, to) => to.end('<html></html>')],
    [
      'breaks off',
      422,
      'OUTBOUND_FAILED',
      (_, to) => {
        to.writeHead(200, { 'content-length': 1000 });
        to.write('{"CFItems":[', () => to.destroy());
      },
    ],
    [
      'breaks off in its gzip',
      422,
      'OUTBOUND_FAILED',
      (_, to) => {
        to.writeHead(200, { 'content-length': 1000 });
        to.write(gzipSync('{}').subarray(0, 12), () => to.destroy());
      },
    ],
    [
      'is cut gzip',
      400,
      'REGISTRY_PACKAGE_GZIP_BROKEN',
      (_, to) => to.end(gzipSync(JSON.stringify(samplePackage(['Cut']))).subarray(0, 200)),
    ],
    [
      'is a bomb',
      413,
      'REGISTRY_PACKAGE_TOO_LARGE',
      (_, to) => to.end(gzipSync(Buffer.alloc(50_000_000, ' '))),
    ],
  ])('refuses an address that %s', async (_what, status, code, listener) => {
    expect(await importFrom(answering('/wrong', listener))).toMatchObject({ status, body: { code } });
  });

  it.each([
    ['http://example.org/package.json', 'OUTBOUND_NOT_HTTPS'],
    ['https://10.0.0.1/package.json', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://[::1]/package.json', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://someone:secret@example.org/package.json', 'OUTBOUND_NOT_A_URL'],
    ['file:///etc/passwd', 'OUTBOUND_NOT_A_URL'],
    ['http://127.0.0.1:1/package.json', 'OUTBOUND_FAILED'],
  ])('asks nothing of %s', async (url, code) => {
    expect(await importFrom(url)).toMatchObject({ status: 422, body: { code } });
  });
});

/** Sends half of the bytes and goes away. */
async function sendHalf(scenario: Scenario, bytes: Uint8Array): Promise<void> {
  const upload = request(`${scenario.service.url}/registry/frameworks/import`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${scenario.service.tokenOf(college)}`,
      'content-type': 'application/gzip',
      'content-length': bytes.length,
    },
  });
  const gone = new Promise((resolve) => upload.once('close', resolve));
  upload.on('error', () => undefined);
  await new Promise((resolve) => upload.write(bytes.subarray(0, bytes.length / 2), resolve));
  upload.destroy();
  await gone;
}

/** How many transactions of the registry stand open. */
async function openImports(scenario: Scenario): Promise<number> {
  const { rows } = await scenario.log.admin.query(
    `select 1 from pg_stat_activity where usename = 'wellspring_registry' and xact_start is not null
       and datname = current_database()`,
  );
  return rows.length;
}
