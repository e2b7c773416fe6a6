import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './errors.js';

const run = promisify(execFile);

/** Whom the server runs as: PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user of the server: undefined for ourselves, a system user when we are root. */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await findUser('postgres');
  if (known) return known;
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']).catch(
    () => {
      throw new EmbeddedPostgresError(
        'EMBEDDED_POSTGRES_NOT_ALLOWED',
        'PostgreSQL does not run as root and no user could be made for it; run as an ordinary user, or add a user named postgres.',
      );
    },
  );
  return findUser('postgres');
}

async function findUser(name: string): Promise<ServerUser | undefined> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = users
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':');
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
}
