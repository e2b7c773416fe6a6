import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { findProcess } from './processes.js';
import { serverUser } from './server-user.js';
import {
  folderOf,
  ordinaryUser,
  serversOn,
  startElsewhere,
  type OtherStart,
} from './testing/other-process.js';

const folders: string[] = [];
const others: OtherStart[] = [];
let server: EmbeddedPostgres | undefined;

async function newFolder(user?: { uid: number; gid: number }): Promise<string> {
  const folder = await folderOf(user);
  folders.push(folder);
  return folder;
}
async function start(dataDir: string): Promise<EmbeddedPostgres> {
  server = await startEmbeddedPostgres({ dataDir });
  return server;
}
async function elsewhere(...args: Parameters<typeof startElsewhere>): Promise<OtherStart> {
  const other = await startElsewhere(...args);
  others.push(other);
  return other;
}
async function query(url: string | undefined, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
const notes = (url: string | undefined) => query(url, 'select text from note order by text');
const isOneLine = expect.stringMatching(/^[^\n]{20,400}$/);

afterEach(async () => {
  await server?.stop();
  server = undefined;
  for (const other of others.splice(0)) await other.end('SIGKILL');
  for (const folder of folders) for (const pid of await serversOn(folder)) process.kill(pid, 'SIGKILL');
});
afterAll(async () => {
  for (const folder of folders) {
    const outside = await readFile(join(folder, 'cluster-location'), 'utf8').catch(() => undefined);
    if (outside) await rm(outside.trim(), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
});

describe('an embedded server', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await newFolder();
    const { url } = await start(dataDir);
    await query(url(), "create table note (text text); insert into note values ('kept')");
    await server?.stop();
  });
  const lockFile = () => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');

  it('stops whole and keeps what was written', async () => {
    const { pid, url } = await start(dataDir);
    expect(await notes(url())).toEqual([{ text: 'kept' }]);
    expect(await serversOn(dataDir)).toEqual([pid]);
    await server?.stop();
    expect(await serversOn(dataDir)).toEqual([]);
  });

  it('is taken over by the next start after a hard kill, and loses nothing', async () => {
    const killed = await elsewhere(dataDir);
    await query(killed.url, "insert into note values ('killed')");
    await killed.end('SIGKILL');
    expect(await serversOn(dataDir)).toEqual([killed.postmaster]);
    const { pid, url } = await start(dataDir);
    expect(pid).toBe(killed.postmaster);
    expect(await notes(url())).toContainEqual({ text: 'killed' });
  });

  it('is started anew when it was killed itself, in the middle of a transaction', async () => {
    const killed = await elsewhere(dataDir);
    const session = new pg.Client({ connectionString: killed.url });
    session.on('error', () => undefined);
    await session.connect();
    await session.query("insert into note values ('committed')");
    await session.query("begin; insert into note values ('open')");
    process.kill(killed.postmaster ?? 0, 'SIGKILL');
    await killed.end('SIGKILL');
    const found = await notes((await start(dataDir)).url());
    expect(found).toContainEqual({ text: 'committed' });
    expect(found).not.toContainEqual({ text: 'open' });
  });

  it.each([
    ['is empty', ''],
    ['is corrupt', 'no number\n\u0000'],
    ['names a process that is gone', '4194000\n/nowhere\n1\n1\n\n\n'],
  ])('starts although the lock file that a dead server left %s', async (_, content) => {
    await writeFile(lockFile(), content);
    expect(await notes((await start(dataDir)).url())).toContainEqual({ text: 'kept' });
  });

  it('starts although the number in the lock file is a stranger’s, and leaves the stranger alone', async () => {
    const user = await serverUser(join(dataDir, 'postgres', 'cluster'));
    const stranger = spawn('sleep', ['300'], { ...user, stdio: 'ignore' });
    await writeFile(lockFile(), `${stranger.pid}\n${join(dataDir, 'postgres', 'cluster')}\n1\n1\n\n\n`);
    expect(await notes((await start(dataDir)).url())).toContainEqual({ text: 'kept' });
    expect(await findProcess(stranger.pid ?? 0)).toBeDefined();
    stranger.kill('SIGKILL');
  });

  it('finds a server that survived although its lock file is corrupt', async () => {
    const killed = await elsewhere(dataDir);
    await killed.end('SIGKILL');
    await writeFile(lockFile(), 'spoiled');
    const { pid, url } = await start(dataDir);
    expect(await notes(url())).toContainEqual({ text: 'kept' });
    expect(await serversOn(dataDir)).toEqual([pid]);
  });

  it('is given to one of many starts at once, also over the lock of a killed one', async () => {
    const killed = await elsewhere(dataDir);
    await killed.end('SIGKILL');
    const starts = await Promise.all(Array.from({ length: 4 }, () => elsewhere(dataDir)));
    const [winner, ...more] = starts.filter(({ url }) => url);
    expect(more).toEqual([]);
    const message = `${dataDir} is in use by process ${winner?.pid}; stop that one, or set WELLSPRING_DATA to another folder.`;
    const refusals = starts.filter(({ url }) => !url);
    expect(refusals).toHaveLength(3);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'EMBEDDED_POSTGRES_IN_USE', message, noise: '' });
    }
    expect(await serversOn(dataDir)).toEqual([winner?.postmaster]);
  });

  it('refuses a second start in the same process', async () => {
    await start(dataDir);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES_IN_USE',
    });
  });

  it.each([
    ['its password is missing', async () => rm(join(dataDir, 'postgres-password')), 'backup'],
    ['its password is another', async () => writeFile(join(dataDir, 'postgres-password'), 'x'), 'password'],
    [
      'another version made its files',
      async () => writeFile(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '9.6\n'),
      'incompatible',
    ],
  ])('says in one line that %s, and leaves nothing running', async (_, spoil, word) => {
    const kept = {
      password: await readFile(join(dataDir, 'postgres-password')),
      version: await readFile(join(dataDir, 'postgres', 'cluster', 'PG_VERSION')),
    };
    await spoil();
    const refusal = await startEmbeddedPostgres({ dataDir }).catch((error: Error) => error);
    await writeFile(join(dataDir, 'postgres-password'), kept.password);
    await writeFile(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), kept.version);
    expect(refusal).toMatchObject({ code: 'EMBEDDED_POSTGRES_FAILED', message: isOneLine });
    expect(refusal).toHaveProperty('message', expect.stringContaining(word));
    expect(await serversOn(dataDir)).toEqual([]);
  });
});

const isRoot = process.getuid?.() === 0;
const nobody = await ordinaryUser();

describe('an embedded server of root', () => {
  if (!isRoot) {
    it.skip('is not tested: the tests run as an ordinary user', () => undefined);
    return;
  }

  it('finds a place where its user may go, stays there when the data move, and is not shared by a copy', async () => {
    const home = await newFolder();
    await chmod(home, 0o700);
    const [first, moved, copied] = ['first', 'moved', 'copied'].map((name) => join(home, name)) as [
      string,
      string,
      string,
    ];
    await query(
      (await start(first)).url(),
      "create table note (text text); insert into note values ('kept')",
    );
    folders.unshift(moved);
    await server?.stop();
    await rename(first, moved);
    await cp(moved, copied, { recursive: true });
    expect(await notes((await start(moved)).url())).toEqual([{ text: 'kept' }]);
    await expect(startEmbeddedPostgres({ dataDir: copied })).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES_IN_USE',
    });
  });

  it('begins anew where its data directory was removed', async () => {
    const home = await newFolder();
    await chmod(home, 0o700);
    const dataDir = join(home, 'data');
    await start(dataDir);
    await server?.stop();
    const before = (await readFile(join(dataDir, 'cluster-location'), 'utf8')).trim();
    await rm(dataDir, { recursive: true });
    folders.unshift(dataDir);
    expect(await query((await start(dataDir)).url(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await rm(before, { recursive: true });
  });
});

describe('an embedded server of an ordinary user', () => {
  if (typeof nobody === 'string') {
    it.skip(`is not tested here: ${nobody}`, () => undefined);
    return;
  }

  it('runs as that user; root goes on with what is theirs, and they after root', async () => {
    const dataDir = await newFolder(nobody);
    const theirs = await elsewhere(dataDir, nobody);
    await query(theirs.url, "create table note (text text); insert into note values ('kept')");
    expect(await theirs.end('SIGTERM')).toBe(0);
    expect(await serversOn(dataDir)).toEqual([]);
    expect(await notes((await start(dataDir)).url())).toEqual([{ text: 'kept' }]);
    await server?.stop();
    const again = await elsewhere(dataDir, nobody);
    expect(await notes(again.url)).toEqual([{ text: 'kept' }]);
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('is refused in one line where the folder is not theirs', async () => {
    const dataDir = join(await newFolder(), 'data');
    await mkdir(dataDir);
    const refused = await elsewhere(dataDir, nobody);
    const message = `${dataDir} cannot be written; set WELLSPRING_DATA to a folder of yours.`;
    expect(refused).toMatchObject({ code: 'EMBEDDED_POSTGRES_NOT_ALLOWED', message, noise: '' });
    expect(await serversOn(dataDir)).toEqual([]);
  });
});
