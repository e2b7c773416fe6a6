import { chmod, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  folderOf,
  ordinaryUser,
  serversOn,
} from '../../../libs/persistence/src/embedded/testing/other-process.js';
import { freePort, StartProcess } from './start-process.js';
import type { Profile } from './system.js';

jest.setTimeout(120_000);

const nobody = await ordinaryUser();
const other = typeof nobody === 'string' ? undefined : nobody;
const folders: string[] = [];
const started: StartProcess[] = [];
let dataDir: string;
let port: number;

async function newFolder(user?: { uid: number; gid: number }): Promise<string> {
  const folder = await folderOf(user);
  folders.push(folder);
  return folder;
}
function start(env: Record<string, string> = {}, user?: { uid: number; gid: number }): StartProcess {
  const process = new StartProcess({
    env: { PORT: String(port), WELLSPRING_DATA: dataDir, ...env },
    ...(user && { user }),
  });
  started.push(process);
  return process;
}
/** What was said beside the steps; oidc-provider remarks that it would rather run on a later Node. */
const saidBeside = ({ output }: StartProcess) =>
  output
    .split('\n')
    .filter((line) => line.trim() && !/\.\. [\d.]+ s$|^ {2}compiled |oidc-provider WARNING/.test(line));

beforeAll(async () => {
  dataDir = await newFolder();
  port = await freePort();
});
afterAll(async () => {
  for (const process of started) await process.end('SIGKILL');
  for (const folder of folders) {
    for (const pid of await serversOn(folder)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
});

async function call<TAnswer>(path: string, token?: string, body?: unknown): Promise<TAnswer> {
  const response = await fetch(`http://localhost:${port}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as TAnswer;
}
async function tokenOf(organisation: string): Promise<string> {
  const profile = JSON.parse(await readFile(join(dataDir, 'profile.json'), 'utf8')) as Profile;
  const client = profile.clients.find((each) => each.organisation === organisation);
  const response = await fetch(`http://localhost:${port}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client?.id}:${client?.secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'frameworks:write' }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
const titles = async () =>
  (await call<{ items: { title: string }[] }>('/registry/frameworks')).items.map(({ title }) => title).sort();

describe('npm start', () => {
  it('stops everything when it is interrupted in the middle', async () => {
    const interrupted = start();
    await interrupted.said('PostgreSQL ..');
    expect(await interrupted.end('SIGINT')).toBe(0);
    expect(saidBeside(interrupted)).toEqual(['Stopping …']);
    expect(await serversOn(dataDir)).toEqual([]);
  });

  it('recovers after hard kills, of the seed and of the running system, and loses nothing', async () => {
    const seeding = start();
    await seeding.said('Web client ..');
    await seeding.end('SIGKILL');
    const killed = start();
    await killed.ready();
    const seeded = await titles();
    expect(seeded).toEqual(['Security operations analyst, level 1']);
    await call('/registry/frameworks', await tokenOf('rio-bravo'), {
      title: 'Acknowledged before the kill',
      items: [{ fullStatement: 'Stay' }],
    });
    await killed.end('SIGKILL');
    expect(await serversOn(dataDir)).toHaveLength(1);
    const recovered = start();
    await recovered.ready();
    expect(await titles()).toEqual(['Acknowledged before the kill', ...seeded]);
  });

  it('refuses a second start on the same data, and stops with PostgreSQL', async () => {
    const running = started.at(-1);
    const second = start({ PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(saidBeside(second)).toEqual([
      expect.stringMatching(`^${dataDir} is in use by process \\d+; stop that one, or set WELLSPRING_DATA`),
    ]);
    expect(await running?.end('SIGINT')).toBe(0);
    expect(await serversOn(dataDir)).toEqual([]);
    await expect(fetch(`http://localhost:${port}/health/live`)).rejects.toThrow('fetch failed');
  });

  it.each([
    ['a setting that is wrong', { WELLSPRING_NOW: 'soon' }, /^WELLSPRING_NOW: must be a moment such as/],
    ['an address that is not here', { HOST: '192.0.2.1' }, /^192\.0\.2\.1 is no address of .* set HOST to/],
    [
      'another public address',
      { WELLSPRING_PUBLIC_URL: 'https://other.example' },
      /^This data belongs to http:\/\/localhost:\d+, .* start with WELLSPRING_PUBLIC_URL=http/,
    ],
    [
      'another secret',
      { WELLSPRING_SECRET: 'x'.repeat(40) },
      /^This data was encrypted under another secret; start/,
    ],
  ])('says in one line what to do about %s, and leaves nothing running', async (_, env, line) => {
    const refused = start(env);
    expect(await refused.ended).toBe(1);
    expect(saidBeside(refused)).toEqual([expect.stringMatching(line)]);
    expect(await serversOn(dataDir)).toEqual([]);
  });

  it('says in one line what to do about a taken port, and records nothing of it', async () => {
    const fresh = await newFolder();
    const taker: Server = createServer();
    await new Promise<void>((resolve) => taker.listen(port, '127.0.0.1', resolve));
    const refused = start({ WELLSPRING_DATA: join(fresh, 'data') });
    expect(await refused.ended).toBe(1);
    expect(saidBeside(refused)).toEqual([
      `Port ${port} is taken; stop what uses it, or set PORT to another.`,
    ]);
    await new Promise((resolve) => taker.close(resolve));
    await expect(readFile(join(fresh, 'data'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  // Root may write everywhere.
  const itIsAnother = other || process.getuid?.() !== 0 ? it : it.skip;
  itIsAnother('says in one line what to do about a folder that is not the user’s', async () => {
    const folder = await newFolder();
    await chmod(folder, 0o555);
    const refused = start({ WELLSPRING_DATA: join(folder, 'data') }, other);
    expect(await refused.ended).toBe(1);
    expect(saidBeside(refused)).toEqual([
      `${join(folder, 'data')} cannot be written; set WELLSPRING_DATA to a folder of yours.`,
    ]);
  });

  if (!other) {
    it.skip(`is not tried as another user: ${String(nobody)}`, () => undefined);
  } else {
    it('works as an ordinary user', async () => {
      const folder = await newFolder(other);
      const theirs = start({ WELLSPRING_DATA: join(folder, 'data') }, other);
      await theirs.ready();
      expect(await call('/health/ready')).toMatchObject({ status: 'ready' });
      expect(await theirs.end('SIGTERM')).toBe(0);
      expect(await serversOn(folder)).toEqual([]);
    });
  }
});
