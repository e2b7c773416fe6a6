import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findBrowser } from './browser.js';

describe('looking for a browser', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wellspring-browser-'));
    await writeFile(join(folder, 'chromium'), '');
    await writeFile(join(folder, 'google-chrome'), '');
    await chmod(join(folder, 'google-chrome'), 0o755);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('takes the one that is named', async () => {
    const executable = join(folder, 'google-chrome');
    expect(await findBrowser(executable, '')).toEqual({ executable });
  });

  it('takes the first on the path that can be run', async () => {
    const path = [join(folder, 'none'), folder].join(delimiter);
    expect(await findBrowser(undefined, path)).toEqual({ executable: join(folder, 'google-chrome') });
  });

  it('takes no other than the one that is named', async () => {
    expect(await findBrowser(join(folder, 'chromium'), folder)).toEqual({
      missing: expect.stringContaining('cannot be run'),
    });
  });

  it('says how to get one where none is', async () => {
    expect(await findBrowser(undefined, '')).toEqual({
      missing: expect.stringContaining('set WELLSPRING_TEST_CHROMIUM'),
    });
  });
});
