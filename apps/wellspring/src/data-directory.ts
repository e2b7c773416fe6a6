import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartRefused } from './start-refused.js';

/** The data directory of an installation: the database cluster, the secret, the demonstration's profile. */
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

  async read(name: string): Promise<string | undefined> {
    const path = join(this.path, name);
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      if (code !== 'EACCES' && code !== 'EPERM') throw error;
      throw new StartRefused(
        `${path} belongs to another user; start as that one, or set WELLSPRING_DATA to a folder of yours.`,
      );
    }
  }

  /** Writes a private file whole or not at all. */
  async write(name: string, content: string): Promise<void> {
    const path = join(this.path, name);
    await writeFile(`${path}.new`, content, { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
}
