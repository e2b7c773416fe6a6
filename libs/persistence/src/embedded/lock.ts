import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './errors.js';
import { findProcess } from './processes.js';

/**
 * Holds a folder for this process: a second start on it is refused, a lock whose process is gone is taken
 * over. Locks are numbered and the highest counts, because a file that is taken away and made anew could be
 * the one that another start has made meanwhile.
 *
 * @returns gives the folder back
 * @throws EmbeddedPostgresError when another process holds it, or nothing can be written there
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const mine = join(folder, `locking-${process.pid}-${randomBytes(4).toString('hex')}`);
  await writeFile(mine, `${process.pid} ${(await findProcess(process.pid))?.started ?? ''}`).catch(
    refused(folder),
  );
  try {
    for (;;) {
      const last = (await locksOf(folder)).at(-1) ?? 0;
      await refuseHeld(folder, last);
      const lock = await take(folder, last + 1, mine);
      // What is given back stays, empty: its number must not be given again.
      if (lock) return () => writeFile(lock, '');
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** The numbers of the locks that were taken so far, the one that counts last. */
async function locksOf(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  const numbers = names.flatMap((name) => /^lock-(\d+)$/.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((a, b) => a - b);
}

async function refuseHeld(folder: string, number: number): Promise<void> {
  const holder = await readFile(join(folder, `lock-${number}`), 'utf8').catch(() => '');
  const [, pid = '', started = ''] = /^(\d+) (.*)$/.exec(holder.trim()) ?? [];
  const found = await findProcess(Number(pid));
  if (found?.started !== started) return;
  throw new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_IN_USE',
    `${folder} is in use by process ${pid}; stop that one, or set WELLSPRING_DATA to another folder.`,
  );
}

/** Takes the lock of a number, whole at once. Answers undefined when another start was first. */
async function take(folder: string, number: number, mine: string): Promise<string | undefined> {
  const lock = join(folder, `lock-${number}`);
  try {
    await link(mine, lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const numbers = await locksOf(folder);
  if (numbers.at(-1) === number) {
    const older = numbers.filter((each) => each < number);
    await Promise.all(older.map((each) => rm(join(folder, `lock-${each}`), { force: true })));
    return lock;
  }
  // The folder was seen as it was before later locks; this number was one of those already.
  await rm(lock, { force: true });
  return undefined;
}

function refused(folder: string) {
  return (error: NodeJS.ErrnoException): never => {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'].includes(error.code ?? '')) throw error;
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_NOT_ALLOWED',
      `${folder} cannot be written; set WELLSPRING_DATA to a folder of yours.`,
    );
  };
}
