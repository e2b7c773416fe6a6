import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

jest.setTimeout(60_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
let copy: string;

/** The sources alone, with the packages of the real tree: what is generated compiles against these. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'wellspring-new-'));
  for (const name of ['package.json', 'tsconfig.base.json', 'eslint.config.mjs', '.prettierrc.json'])
    await cp(join(root, name), join(copy, name));
  await cp(join(root, 'libs'), join(copy, 'libs'), {
    recursive: true,
    filter: (path) => !/\/(dist|node_modules)$/.test(path),
  });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  // Packages that npm could not put at the root.
  for (const name of await readdir(join(root, 'libs'))) {
    const own = join('libs', name, 'node_modules');
    await symlink(join(root, own), join(copy, own)).catch(() => undefined);
  }
  const sources = ['./libs/*/src/index.ts', './libs/contexts/*/src/index.ts'];
  const compilerOptions = { paths: { '@wellspring/*': sources } };
  const include = ['libs/*/src', 'libs/contexts/issuer/src', 'libs/contexts/advising/src', 'apps/*/src'];
  const config = { extends: './tsconfig.base.json', compilerOptions, include };
  await writeFile(join(copy, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const generate = (...args: string[]) =>
  run(process.execPath, [join(root, 'tools/new.mjs'), ...args], { cwd: copy });
const written = (output: string) => [...output.matchAll(/^wrote (.*)$/gm)].map(([, path]) => path as string);

/** Answers what a tool says against the copy; nothing where all is well. */
async function complaintsOf(program: string, ...args: string[]): Promise<string> {
  return run(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: copy }).then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
}

describe('npm run new', () => {
  let files: string[];

  it('writes an event, a use case and a context, and says what remains', async () => {
    const event = await generate('event', 'issuer', 'credential-suspended');
    const useCase = await generate('use-case', 'issuer', 'suspend-credential');
    const context = await generate('context', 'advising');
    files = [event, useCase, context].flatMap(({ stdout }) => written(stdout));
    expect(files).toEqual(
      expect.arrayContaining([
        'libs/contracts/src/events/credential-suspended.v1.ts',
        'libs/contexts/issuer/src/use-cases/suspend-credential.ts',
        'libs/contexts/issuer/src/domain/suspend-credential.spec.ts',
        'libs/contexts/advising/src/advising.module.ts',
        'libs/contexts/advising/src/storage/migrations.ts',
        'libs/contexts/advising/src/domain/keep-note.spec.ts',
        'libs/contexts/advising/README.md',
        'apps/advising/src/main.ts',
      ]),
    );
    expect(event.stdout).toContain('docs/how-to/add-an-event.md');
    expect(useCase.stdout).toContain('issuer.module.ts');
    for (const place of [
      'docker-compose.yml',
      'eslint.config.mjs',
      'nginx.conf.template',
      'ADVISING_UPSTREAM',
    ])
      expect(context.stdout).toContain(place);
  });

  it('writes what the types allow', async () => {
    expect(await complaintsOf('typescript-7/bin/tsc', '-p', 'tsconfig.json')).toBe('');
  });

  it('writes in the house style', async () => {
    const scripts = files.filter((path) => path.endsWith('.ts'));
    // The boundaries need the graph of a whole workspace; tags are held below.
    const args = ['--rule', '{"@nx/enforce-module-boundaries":"off"}', '--max-warnings', '0'];
    expect(await complaintsOf('eslint/bin/eslint.js', ...args, ...scripts)).toBe('');
    expect(await complaintsOf('prettier/bin/prettier.cjs', '--check', ...files)).toBe('');
    const manifest = JSON.parse(
      await readFile(join(copy, 'libs/contexts/advising/package.json'), 'utf8'),
    ) as Record<string, unknown>;
    const other = JSON.parse(
      await readFile(join(copy, 'libs/contexts/verifier/package.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(Object.keys(manifest)).toEqual(Object.keys(other));
    expect(manifest).toMatchObject({
      exports: other['exports'],
      nx: { tags: ['layer:context', 'context:advising'] },
    });
    expect(JSON.stringify(manifest)).not.toContain('undefined');
  });

  it('gives a context its name and its address', async () => {
    const contexts = await readFile(join(copy, 'libs/contracts/src/contexts.ts'), 'utf8');
    expect(contexts).toContain("  'identity',\n  'advising',\n] as const;");
    const routes = await readFile(join(copy, 'libs/contracts/src/routes.ts'), 'utf8');
    expect(routes).toContain("  advising: ['/advising'],\n};");
  });

  it('writes over nothing, and says how it is called', async () => {
    await expect(generate('use-case', 'issuer', 'suspend-credential')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists already; nothing was written'),
    });
    for (const args of [
      [],
      ['context'],
      ['context', 'two-words'],
      ['constructor', 'a'],
      ['event', 'issuer'],
    ]) {
      await expect(generate(...args)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining('npm run new -- context <word>'),
      });
    }
  });
});
