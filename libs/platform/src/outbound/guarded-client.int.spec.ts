import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GuardedClient, isPrivateAddress } from './guarded-client.js';

let server: Server;
let port: number;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/secret' }).end();
    else response.end(request.url === '/large' ? 'x'.repeat(2_000) : 'answered');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const client = (...allowHosts: string[]) =>
  new GuardedClient({
    publicUrl: 'https://wellspring.example',
    allowHosts,
    urlOf: (context) => `http://127.0.0.1:${port}/${context}`,
  });
const here = (path = '/') => `http://127.0.0.1:${port}${path}`;

describe('fetching an address that input names', () => {
  it.each([
    ['http://example.org/', 'OUTBOUND_NOT_HTTPS'],
    ['https://127.0.0.1/', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://[::1]/', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://[::ffff:10.0.0.1]/', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://2130706433/', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://localhost/', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://user:password@example.org/', 'OUTBOUND_NOT_A_URL'],
    ['file:///etc/passwd', 'OUTBOUND_NOT_A_URL'],
    ['nonsense', 'OUTBOUND_NOT_A_URL'],
  ])('refuses %s', async (address, code) => {
    await expect(client().fetch(address)).rejects.toMatchObject({ code });
    await expect(client().check(address)).rejects.toMatchObject({ code });
  });

  it('asks a host that the operator opened, with all its ports or with one', async () => {
    for (const open of ['127.0.0.1', `127.0.0.1:${port}`]) {
      await client(open).check(here());
      expect(String((await client(open).fetch(here())).body)).toBe('answered');
    }
    for (const other of ['127.0.0.1:1', 'localhost', '27.0.0.1', '']) {
      await expect(client(other).fetch(here())).rejects.toMatchObject({ code: 'OUTBOUND_NOT_HTTPS' });
    }
  });

  it('follows no redirect and reads no more than it was told to', async () => {
    const { status } = await client('127.0.0.1').fetch(here('/elsewhere'));
    expect(status).toBe(302);
    expect(asked).not.toContain('GET /secret');
    await expect(client('127.0.0.1').fetch(here('/large'), { maxBytes: 1_000 })).rejects.toMatchObject({
      code: 'OUTBOUND_TOO_LARGE',
    });
  });

  it('answers our own origin by the context whose path it is, without leaving', async () => {
    await client().fetch('https://wellspring.example/issuer/status-lists/1?a=b');
    expect(asked.at(-1)).toBe('GET /issuer/status-lists/1?a=b');
  });
});

describe('an address of the public internet', () => {
  it.each([
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '0.0.0.0',
    'fd00::1',
    'fe80::1',
    '::ffff:192.168.1.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
  ])('is not %s', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '::ffff:8.8.8.8', '2606:4700::1111'])('is %s', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
