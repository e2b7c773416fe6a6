import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Why the process cannot start, in one line that says what to do. */
export class StartRefused extends Error {}

/** The data directory of an installation: the database cluster, the secret, the recorded public address. */
export class DataDirectory {
  private constructor(readonly path: string) {}

  static async open(path: string): Promise<DataDirectory> {
    const absolute = resolve(path);
    try {
      await mkdir(absolute, { recursive: true });
      await access(absolute, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch {
      throw new StartRefused(`${absolute} cannot be written; set WELLSPRING_DATA to a folder of yours.`);
    }
    return new DataDirectory(absolute);
  }

  /** The installation's secret, made once; everything encrypted hangs on it, so back it up with the data. */
  async secret(): Promise<string> {
    const known = await this.read('secret');
    if (known) return known.trim();
    const secret = randomBytes(48).toString('base64');
    await this.write('secret', `${secret}\n`);
    return secret;
  }

  /** The public address is in every did:web, status list and CASE URI: it is recorded once and must stay. */
  async holdPublicUrl(url: string): Promise<void> {
    const recorded = (await this.read('public-url'))?.trim();
    if (recorded === undefined) return this.write('public-url', `${url}\n`);
    if (recorded !== url) {
      throw new StartRefused(
        `This data belongs to ${recorded}, and credentials say so; start with WELLSPRING_PUBLIC_URL=${recorded} ` +
          `(or PORT), or with another WELLSPRING_DATA for ${url}.`,
      );
    }
  }

  async read(name: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.path, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Writes a private file whole or not at all. */
  async write(name: string, content: string): Promise<void> {
    const path = join(this.path, name);
    await writeFile(`${path}.new`, content, { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
}
