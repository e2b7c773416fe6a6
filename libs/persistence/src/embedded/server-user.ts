import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './errors.js';

const run = promisify(execFile);

/** Whom the server runs as: PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user of the server: undefined for ourselves; when we are root, the owner of the cluster that is there
 * already (somebody may have started without root before), else a system user.
 *
 * @param clusterFolder where the cluster lies, if there is one
 */
export async function serverUser(clusterFolder: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return systemUser();
}

async function systemUser(): Promise<ServerUser> {
  const known = await findUser('postgres');
  if (known) return known;
  const options = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  await run('useradd', [...options, 'postgres']).catch(() => undefined);
  const made = await findUser('postgres');
  if (made) return made;
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_NOT_ALLOWED',
    'PostgreSQL does not run as root and no user could be made for it; run as an ordinary user, or add a user named postgres.',
  );
}

async function findUser(name: string): Promise<ServerUser | undefined> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = users
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':');
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
}
