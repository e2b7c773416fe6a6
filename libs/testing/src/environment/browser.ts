import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** A Chromium for a test to start. */
export interface TestBrowser {
  readonly executable: string;
}

/** No browser can be had here, why, and how to get one. */
export interface NoBrowser {
  readonly missing: string;
}

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The Chromium that `WELLSPRING_TEST_CHROMIUM` names, else the first on the PATH.
 *
 * @throws Error where CI is set and none can be had: there the suite is mandatory
 */
export async function testBrowser(): Promise<TestBrowser | NoBrowser> {
  const browser = await findBrowser(process.env['WELLSPRING_TEST_CHROMIUM'], process.env['PATH'] ?? '');
  if ('missing' in browser && process.env['CI'])
    throw new Error(`CI runs the tests in a browser: ${browser.missing}.`);
  return browser;
}

/** Where a Chromium is: the one named, which is then not looked for elsewhere, or the first on a path. */
export async function findBrowser(named: string | undefined, path: string): Promise<TestBrowser | NoBrowser> {
  if (named) {
    if (await canRun(named)) return { executable: named };
    return { missing: `WELLSPRING_TEST_CHROMIUM names ${named}, which cannot be run` };
  }
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const name of names) {
      const executable = join(folder, name);
      if (await canRun(executable)) return { executable };
    }
  }
  return { missing: `${names.join(', ')}: none is on the PATH; install one or set WELLSPRING_TEST_CHROMIUM` };
}

async function canRun(executable: string): Promise<boolean> {
  return access(executable, constants.X_OK).then(
    () => true,
    () => false,
  );
}
