import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process of this machine, as far as the machine tells. */
export interface LiveProcess {
  readonly pid: number;
  /** When it started, in the machine's own words: tells it from an earlier process of the same number. */
  readonly started: string;
  /** Its program and arguments, parted by blanks. */
  readonly command: string;
}

const ps = promisify(execFile);
const hasProc = process.platform === 'linux';

/** The process of a number; undefined when it is gone, or ended and only waits for its parent. */
export async function findProcess(pid: number): Promise<LiveProcess | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return hasProc ? fromProc(pid) : (await listed(['-p', String(pid)]))[0];
}

/** Every process that this user may see. */
export async function allProcesses(): Promise<LiveProcess[]> {
  if (!hasProc) return listed(['-ax']);
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const found = await Promise.all(pids.map(fromProc));
  return found.filter((each) => each !== undefined);
}

async function fromProc(pid: number): Promise<LiveProcess | undefined> {
  const [stat, command] = await Promise.all(
    ['stat', 'cmdline'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  );
  // Fields after the program's name in brackets, which may hold anything: the state is the first.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const started = fields[19];
  if (!started || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return { pid, started, command: (command ?? '').split('\0').join(' ') };
}

async function listed(which: readonly string[]): Promise<LiveProcess[]> {
  const columns = ['pid', 'stat', 'lstart', 'args'].flatMap((name) => ['-o', `${name}=`]);
  const { stdout } = await ps('ps', ['-ww', ...which, ...columns]).catch(() => ({ stdout: '' }));
  return stdout.split('\n').flatMap((line) => {
    const [, pid, state, started, command] = /^ *(\d+) +(\S+) +(.{24}) (.*)$/.exec(line) ?? [];
    if (!pid || !started || state?.startsWith('Z')) return [];
    return [{ pid: Number(pid), started, command: `${command ?? ''} ` }];
  });
}
