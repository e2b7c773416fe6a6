import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './errors.js';

/**
 * Holds a data directory for this process: a second start on it is refused, a lock whose process is gone
 * is taken over.
 */
export async function lockDataDirectory(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'lock');
  const mine = `${process.pid} ${await startTimeOf(process.pid)}`;
  for (;;) {
    try {
      await writeFile(path, mine, { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw notAllowed(dataDir);
      if (code !== 'EEXIST') throw error;
    }
    const holder = (await readFile(path, 'utf8').catch(() => '')).trim();
    const [pid = '', started = ''] = holder.split(' ');
    if (holder && holder !== mine && (await startTimeOf(Number(pid))) === started) throw inUse(dataDir, pid);
    await rm(path, { force: true });
  }
}

/** Tells two processes of one number apart: when the process started, in clock ticks since boot. */
async function startTimeOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const ticks = text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  if (ticks) return ticks;
  try {
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return 'gone';
  }
}

function inUse(dataDir: string, pid: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_IN_USE',
    `${dataDir} is in use by process ${pid}; stop that one, or set WELLSPRING_DATA to another folder.`,
  );
}

function notAllowed(dataDir: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_NOT_ALLOWED',
    `${dataDir} cannot be written; set WELLSPRING_DATA to a folder of yours.`,
  );
}
