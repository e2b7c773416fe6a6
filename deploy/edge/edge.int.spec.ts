import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contextNames, pathPrefixes, type ContextName } from '@wellspring/contracts';
import { fromRoot } from '../compose-file.js';

interface LocalEdge {
  whyNoNginx(): Promise<string | undefined>;
  /** Tries the configuration with `nginx -t` and starts it. */
  startEdge(options: {
    dataDir: string;
    port: number;
    upstreams: Readonly<Record<string, string>>;
  }): Promise<{ stop(): Promise<void> }>;
}
// The same program that runs the edge of `npm run start:services`.
const { whyNoNginx, startEdge } = (await import(fromRoot('tools/services/nginx.mjs'))) as LocalEdge;
const missing = await whyNoNginx();
if (missing && process.env['CI']) throw new Error(`CI runs the tests on the edge: ${missing}.`);

/** A context that says who it is and what it was asked. */
interface Upstream {
  readonly server: Server;
  readonly address: string;
}
async function upstreamOf(name: string): Promise<Upstream> {
  const server = createServer(
    (request, response) => void answer(name, request).then((body) => response.end(body)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}
async function answer(name: string, request: IncomingMessage): Promise<string> {
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Buffer).length;
  const { method, url, headers } = request;
  return JSON.stringify({ name, method, url, headers, bytes });
}

/** Announces a body beyond the bound and sends none of it. */
async function tooLarge(port: string): Promise<string> {
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST /registry/frameworks/import HTTP/1.1\r\nhost: a\r\ncontent-length: 300000000\r\n\r\n');
  let said = '';
  for await (const chunk of socket) {
    said += String(chunk);
    if (said.includes('}')) break;
  }
  return said.replace('Content-Type', 'content-type');
}

describe('the edge', () => {
  if (missing) {
    it.skip(`is not tested: ${missing}`, () => undefined);
    return;
  }
  let upstreams: Map<ContextName, Upstream>;
  let edge: { stop(): Promise<void> };
  let dataDir: string;
  let origin: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wellspring-edge-'));
    const started = contextNames.map(async (name) => [name, await upstreamOf(name)] as const);
    upstreams = new Map(await Promise.all(started));
    const reserved = await upstreamOf('reserved');
    const port = Number(reserved.address.split(':')[1]);
    await new Promise((resolve) => reserved.server.close(resolve));
    const addresses = [...upstreams].map(([name, { address }]) => [name, address] as const);
    edge = await startEdge({ dataDir, port, upstreams: Object.fromEntries(addresses) });
    origin = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await edge.stop();
    for (const { server } of upstreams.values()) {
      server.closeAllConnections();
      server.close();
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  type Echo = { name: string; method: string; url: string; headers: Record<string, string>; bytes: number };
  const ask = async (path: string, init?: RequestInit) =>
    (await (await fetch(origin + path, init)).json()) as Echo;

  it('sends every path to the context that answers it, as the table of contracts says', async () => {
    const paths = contextNames.flatMap((name) =>
      [...pathPrefixes[name], `/operations/${name}/status`].flatMap((path) => [
        [name, path],
        [name, `${path}/a%2Fb?c=%20d`],
      ]),
    );
    expect(paths.length).toBeGreaterThan(30);
    for (const [name, path = ''] of paths)
      expect(await ask(path)).toMatchObject({ name, url: path, method: 'GET' });
  });

  it('tells a context who asks and by which address, whatever the caller says of itself', async () => {
    const forged = {
      'x-forwarded-for': '192.0.2.7',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-host': 'evil.test',
    };
    const { headers } = await ask('/wallet/me', { headers: forged });
    expect(headers).toMatchObject({
      host: new URL(origin).host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(origin).host,
    });
  });

  it('lets packages through and bounds what no route takes, as a problem', async () => {
    const send = (bytes: number) =>
      fetch(`${origin}/registry/frameworks/import`, { method: 'POST', body: Buffer.alloc(bytes) });
    expect(await (await send(30_000_000)).json()).toMatchObject({ name: 'registry', bytes: 30_000_000 });
    const refused = await tooLarge(new URL(origin).port);
    expect(refused).toMatch(/^HTTP\/1\.1 413 /);
    expect(refused).toContain('content-type: application/problem+json');
    expect(refused).toContain('"code":"BODY_TOO_LARGE"');
  });

  it('keeps internal ports and figures inside', async () => {
    for (const path of ['/internal/identity/data-keys', '/internal/', '/metrics'])
      expect((await fetch(origin + path, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('answers for its own life, and for a context that is away says so as a problem', async () => {
    const live = await fetch(`${origin}/health/live`);
    expect([live.status, live.headers.get('content-type'), await live.json()]).toEqual([
      200,
      'application/json',
      { status: 'live' },
    ]);
    expect(await ask('/health/ready')).toMatchObject({ name: 'identity', url: '/health/ready' });
    const away = upstreams.get('analytics')?.server;
    away?.closeAllConnections();
    await new Promise((resolve) => away?.close(resolve));
    const answered = await fetch(`${origin}/analytics/funnel`);
    expect(answered.status).toBe(503);
    expect(answered.headers.get('content-type')).toBe('application/problem+json');
    expect(answered.headers.get('retry-after')).toBe('2');
    expect(await answered.json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503 });
  });
});
