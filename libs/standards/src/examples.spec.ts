import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import * as library from './index.js';
import { compilerOptions, documentedExports, exportedNames, source } from './testing/doc-comments.js';
import { equals, throws } from './testing/example-answers.js';
import * as prelude from './testing/examples-prelude.js';
import { complaints, modulesOf, runExample } from './testing/run-example.js';

/** A standard by its version, its number or its name, or the word that there is none. */
const clause =
  /[A-Z][\w ]+ \d\.\d|RFC \d|RDFC-1\.0|StatusList2021|FIPS|ADR \d|VC-JOSE-COSE §|did:\w+ §|implements no clause/;

const roots = [
  'index.ts',
  'testing/example-answers.ts',
  'testing/examples-prelude.ts',
  'untyped-packages.d.ts',
].map((each) => join(source, each));
const program = ts.createProgram(roots, compilerOptions());
const documented = documentedExports(program);
const names = exportedNames(program);
const modules = documented
  .filter(({ isPublic }) => isPublic)
  .flatMap((each) => modulesOf(each, names).map((module) => ({ ...each, ...module })));
const open = documented.filter(({ isPublic }) => isPublic);
const namesOf = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

describe('the documentation of exports', () => {
  it('says what each is', () => {
    expect(namesOf(open.filter(({ words }) => !words.trim()))).toEqual([]);
  });

  it('names the clause that each implements', () => {
    expect(namesOf(open.filter(({ words }) => !clause.test(words)))).toEqual([]);
  });

  it('has an example of each value', () => {
    expect(namesOf(open.filter(({ isValue, examples }) => isValue && examples.length === 0))).toEqual([]);
  });

  it('compiles every example', () => {
    expect(complaints(modules, program)).toEqual([]);
  });

  it.each(modules)('runs the example of $title', async ({ file, ...module }) => {
    const own = (await import(`./${file}`)) as object;
    expect.hasAssertions();
    await runExample(module, { ...own, ...library, ...prelude, equals, throws });
  });
});
