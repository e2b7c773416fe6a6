import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBinaries, installedPackage, type Binaries, type NativePackage } from './binaries.js';
import { folderOf } from './testing/other-process.js';

const isRoot = process.getuid?.() === 0;
const another = { uid: 65_534, gid: 65_534 };
let folder: string;
let copies: string;
let bare: NativePackage;

/** The package as npm leaves it where install scripts are off: without links, and nothing marked as a program. */
beforeEach(async () => {
  folder = await folderOf();
  copies = join(folder, 'copies');
  const { native, version } = await installedPackage();
  bare = { native: join(folder, 'package', 'native'), version };
  const isFile = async (path: string) => !(await lstat(path)).isSymbolicLink();
  await cp(native, bare.native, { recursive: true, verbatimSymlinks: true, filter: isFile });
  for (const program of await readdir(join(bare.native, 'bin'))) {
    await chmod(join(bare.native, 'bin', program), 0o644);
  }
});
afterEach(async () => {
  await chmod(join(bare.native, 'lib'), 0o755);
  await rm(folder, { recursive: true, force: true });
});

async function versionsOf(binaries: Binaries, user?: typeof another): Promise<string[]> {
  const run = promisify(execFile);
  const programs = [binaries.initdb, binaries.postgres];
  const said = await Promise.all(programs.map((each) => run(each, ['--version'], { ...user, cwd: '/' })));
  return said.map(({ stdout }) => stdout.trim());
}
const bothRun = [expect.stringMatching(/^initdb .* 18\./), expect.stringMatching(/^postgres .* 18\./)];

describe('the programs of the embedded server', () => {
  it('lack their libraries where install scripts are off, until they are linked at the start', async () => {
    const program = join(bare.native, 'bin', 'initdb');
    await chmod(program, 0o755);
    await expect(promisify(execFile)(program, ['--version'])).rejects.toMatchObject({ code: 127 });
    const binaries = await findBinaries(bare, undefined, copies);
    expect(binaries.initdb).toBe(program);
    expect(await versionsOf(binaries)).toEqual(bothRun);
    await expect(readdir(copies)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  if (isRoot) {
    it('are copied once to where the server’s user can run them, whoever installed them', async () => {
      await mkdir(copies);
      await chmod(join(folder, 'package'), 0o700);
      await chmod(bare.native, 0o700);
      const starts = Array.from({ length: 2 }, () => findBinaries(bare, another, copies));
      const [binaries] = await Promise.all(starts);
      expect(binaries?.postgres).toBe(join(copies, `postgres-${bare.version}`, 'bin', 'postgres'));
      expect(await versionsOf(binaries as Binaries, another)).toEqual(bothRun);
      expect(await readdir(copies)).toEqual([`postgres-${bare.version}`]);
    });
  } else {
    it('are copied where they lack something and may not be changed', async () => {
      await chmod(join(bare.native, 'lib'), 0o555);
      const binaries = await findBinaries(bare, undefined, copies);
      expect(await versionsOf(binaries)).toEqual(bothRun);
      expect(await readdir(copies)).toEqual([`postgres-${bare.version}`]);
    });
  }
});
