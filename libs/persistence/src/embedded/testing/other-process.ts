import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, chown, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allProcesses } from '../processes.js';
import { canReach } from '../reach.js';
import type { ServerUser } from '../server-user.js';

const built = fileURLToPath(new URL('../../../dist/embedded/', import.meta.url));

/** A start in a process of its own: what became of it, and the process while it lives. */
export interface OtherStart {
  readonly pid: number;
  readonly url?: string;
  readonly postmaster?: number;
  /** What the start said when it was refused. */
  readonly code?: string;
  readonly message?: string;
  /** Everything that the process wrote beside. */
  readonly noise: string;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const program = `
  const { startEmbeddedPostgres } = await import(process.argv[1]);
  const tell = (what) => process.stdout.write(JSON.stringify(what) + '\\n');
  try {
    const server = await startEmbeddedPostgres({ dataDir: process.argv[2] });
    process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
    setInterval(() => undefined, 1000);
    tell({ url: server.url(), postmaster: server.pid });
  } catch ({ code, message }) {
    tell({ code, message });
    process.exitCode = 1;
  }`;

/** Starts the embedded server of a data directory in another process, as another user where one is named. */
export async function startElsewhere(dataDir: string, user?: ServerUser): Promise<OtherStart> {
  const args = ['--input-type=module', '-e', program, join(built, 'embedded-postgres.js'), dataDir];
  const child = spawn(process.execPath, args, { ...user, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let noise = '';
  child.stderr.on('data', (chunk: Buffer) => (noise += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text);
    });
    void ended.then(() => reject(new Error(`It ended without a word: ${noise}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid ?? 0, ...(JSON.parse(said) as object), noise, end };
}

/** A folder of a test's own, of another user where one is named. */
export async function folderOf(user?: ServerUser): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wellspring-embedded-'));
  await chmod(folder, 0o755);
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

/** The postmasters that run on a data directory. */
export async function serversOn(dataDir: string): Promise<number[]> {
  const elsewhere = await readFile(join(dataDir, 'cluster-location'), 'utf8').catch(() => dataDir);
  const processes = await allProcesses();
  return processes.flatMap(({ pid, command }) =>
    command.includes(`/postgres -D ${elsewhere.trim()}`) ? [pid] : [],
  );
}

/** An ordinary user to start as, or why there is none here. */
export async function ordinaryUser(): Promise<ServerUser | string> {
  if (process.getuid?.() !== 0) return 'the tests run as an ordinary user already';
  const nobody = { uid: 65_534, gid: 65_534 };
  const isReached = await canReach(built, nobody);
  const node = await access(process.execPath, constants.X_OK).then(() => canReach(process.execPath, nobody));
  return isReached && node ? nobody : 'another user cannot read this checkout';
}
