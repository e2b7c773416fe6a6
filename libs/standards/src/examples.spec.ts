import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import * as library from './index.js';
import {
  compilerOptions,
  documentedExports,
  exportedNames,
  isOfTheLibrary,
  source,
} from './testing/doc-comments.js';
import { equals, throws } from './testing/example-answers.js';
import * as prelude from './testing/examples-prelude.js';
import * as innerPrelude from './testing/inner-prelude.js';
import { complaints, modulesOf, runExample } from './testing/run-example.js';

/** A standard by its version, its number or its name, or the word that there is none. */
const clause =
  /[A-Z][\w ]+ \d\.\d|RFC \d|RDFC-1\.0|StatusList2021|FIPS|ADR \d|VC-JOSE-COSE §|did:\w+ §|implements no clause/;

const files = ts.sys.readDirectory(source, ['.ts']).filter((file) => !file.endsWith('.spec.ts'));
const program = ts.createProgram(files, compilerOptions());
const documented = documentedExports(program);
const names = exportedNames(program);
const modules = documented.flatMap((each) =>
  modulesOf(each, names).map((module) => ({ ...each, ...module })),
);
const open = documented.filter(({ isPublic }) => isPublic);
const namesOf = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

describe('the documentation of exports', () => {
  it('says what each is', () => {
    expect(namesOf(open.filter(({ words }) => !words.trim()))).toEqual([]);
  });

  it('names the clause that each implements', () => {
    expect(namesOf(open.filter(({ words }) => !clause.test(words)))).toEqual([]);
  });

  it('has an example of each', () => {
    expect(namesOf(open.filter(({ examples }) => examples.length === 0))).toEqual([]);
  });

  it('has no example where nobody would run it', () => {
    const written = program
      .getSourceFiles()
      .filter(({ fileName }) => isOfTheLibrary(fileName))
      .flatMap(({ text }) => text.match(/@example\s/g) ?? []);
    expect(modules).toHaveLength(written.length);
  });

  it('compiles every example', () => {
    expect(complaints(modules, program)).toEqual([]);
  });

  it.each(modules)('runs the example of $title', async ({ file, ...module }) => {
    const own = (await import(`./${file}`)) as object;
    expect.hasAssertions();
    await runExample(module, { ...innerPrelude, ...own, ...prelude, ...library, equals, throws });
  });
});
