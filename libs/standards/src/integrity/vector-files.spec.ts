import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { publishedFiles } from '../testing/published-files.js';
import { eddsa, ecdsa, vectorFiles } from './testing/vector-files.js';

const { folder, present } = publishedFiles('credentials/vectors');
const source = join(process.cwd(), 'libs/standards/src');

present("W3C's vectors of Data Integrity", () => {
  it('have no file that the table leaves out, and the table no file that is not there', () => {
    const files = [eddsa, ecdsa].flatMap((each) =>
      readdirSync(join(folder, each), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    );
    expect(vectorFiles.map(({ path }) => path).toSorted()).toEqual(files.toSorted());
  });

  it('are read where the table says', () => {
    const unread = vectorFiles.filter(({ reader, name }) => {
      const text = readFileSync(join(source, reader), 'utf8');
      return !text.includes(`'${name}`) && !text.includes(`/${name}`);
    });
    expect(unread).toEqual([]);
  });
});
