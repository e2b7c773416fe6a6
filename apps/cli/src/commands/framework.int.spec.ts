import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { run } from '../main.js';

const profile = { clients: [{ id: 'college', secret: 'xyz', name: 'college' }], accounts: [] };
const counts = { new: 1, changed: 0, unchanged: 0, removed: 0 };
const result = {
  dryRun: false,
  outcome: 'created',
  framework: { identifier: 'f', uri: 'urn:f', title: 'Welding', revision: 1, contentHash: 'h' },
  counts: { items: counts, associations: counts, definitions: counts },
  unresolved: { total: 2, first: [] },
  repairs: { total: 0, first: [] },
};

describe('ws', () => {
  let server: Server;
  let data: string;
  const asked: { path: string; type: string | undefined; token: string | undefined; body: Buffer }[] = [];
  let said = '';
  let refusal: object | undefined;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'wellspring-cli-'));
    await writeFile(join(data, 'profile.json'), JSON.stringify(profile));
    server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const path = request.url ?? '';
        const { 'content-type': type, authorization } = request.headers;
        asked.push({ path, type, token: authorization?.split(' ').at(-1), body });
        const isToken = path === '/oidc/token';
        response.writeHead(refusal && !isToken ? 422 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(isToken ? { access_token: 'a.b.c' } : (refusal ?? result)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env['WELLSPRING_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env['WELLSPRING_DATA'] = data;
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        said += String(text);
        return true;
      });
  });
  afterEach(() => {
    asked.length = 0;
    said = '';
    refusal = undefined;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    delete process.env['WELLSPRING_URL'];
    delete process.env['WELLSPRING_DATA'];
    server.closeAllConnections();
    server.close();
    await rm(data, { recursive: true });
  });

  it('framework import sends a file as it is, as whom one says', async () => {
    const packed = gzipSync('{"CFDocument":{}}');
    const file = join(data, 'package.json.gz');
    await writeFile(file, packed);
    expect(await run(['framework', 'import', file, '--as', 'college'])).toBe(0);
    expect(asked.map(({ path }) => path)).toEqual(['/oidc/token', '/registry/frameworks/import']);
    expect(asked[1]).toMatchObject({ type: 'application/gzip', token: 'a.b.c', body: packed });
    expect(said).toContain('Welding: created, revision 1');
    expect(said).toContain('2 associations point elsewhere');
  });

  it('framework import of an address lets the server fetch it', async () => {
    const url = 'https://case.example/package';
    expect(await run(['framework', 'import', url, '--dry-run', '--as', 'college', '--json'])).toBe(0);
    expect(asked[1]?.path).toBe('/registry/frameworks/import-from');
    expect(JSON.parse(asked[1]?.body.toString() ?? '')).toEqual({ url, dryRun: true });
    expect(JSON.parse(said)).toEqual(result);
  });

  it('framework import says in a line why nothing was imported', async () => {
    expect(await run(['framework', 'import', join(data, 'nothing'), '--as', 'college'])).toBe(1);
    expect(said).toMatch(/nothing cannot be read: ENOENT/);
    said = '';
    expect(await run(['framework', 'import', data, '--as', 'college'])).toBe(1);
    expect(said).toBe(`${data} cannot be read: it is a directory\n`);
    expect(asked.filter(({ path }) => path !== '/oidc/token')).toEqual([]);
    said = '';
    refusal = {
      type: 'x',
      title: 'x',
      status: 422,
      code: 'REGISTRY_PACKAGE_INVALID',
      detail: 'No CFDocument.',
    };
    expect(await run(['framework', 'import', join(data, 'profile.json'), '--as', 'college'])).toBe(1);
    expect(said).toBe('No CFDocument. [REGISTRY_PACKAGE_INVALID]\n');
  });

  it('token prints a bearer token and nothing else', async () => {
    expect(await run(['token', '--as', 'college'])).toBe(0);
    expect(said).toBe('a.b.c\n');
    said = '';
    expect(await run(['token', '--as', 'nobody'])).toBe(1);
    expect(said).toMatch(/^Nobody of this profile is nobody\. It knows college \(college\)\.\n$/);
  });
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
