import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';

/** `WELLSPRING_PUBLISHED_FILES`, else beside the repository. */
const root = process.env['WELLSPRING_PUBLISHED_FILES'] ?? join(process.cwd(), '../shared/data');

/**
 * Vectors, fixtures, schemas and contexts that others publish. They are not ours to carry, so they are read where they
 * lie; what needs a folder that is not there is skipped, and the report of the tests says so.
 *
 * @param path of a folder, such as `credentials/vectors`
 * @returns the folder, and `describe` for what reads it
 * @example const { folder, present } = publishedFiles('credentials/examples')
 */
export function publishedFiles(path: string): {
  readonly folder: string;
  readonly present: typeof describe | typeof describe.skip;
} {
  const folder = join(root, path);
  return { folder, present: existsSync(folder) ? describe : describe.skip };
}
