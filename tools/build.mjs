/**
 * Compiles every workspace from `src` to `dist` (types are `check`'s matter), only what changed, and the
 * web client by Vite. `node tools/build.mjs [--server|--web]`.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Every workspace folder but the web client, which Vite builds. */
async function workspaces() {
  const found = [];
  for (const parent of ['libs', 'libs/contexts', 'apps']) {
    for (const entry of await readdir(join(root, parent), { withFileTypes: true })) {
      const folder = join(root, parent, entry.name);
      if (
        entry.isDirectory() &&
        folder !== join(root, 'apps/web') &&
        (await exists(join(folder, 'package.json')))
      ) {
        found.push(folder);
      }
    }
  }
  return found;
}

async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function sourcesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function compile(source, target) {
  const { code, map } = await transformFile(source, {
    configFile: join(root, '.swcrc'),
    sourceFileName: relative(dirname(target), source),
  });
  await mkdir(dirname(target), { recursive: true });
  await writeWhole(`${target}.map`, map ?? '');
  await writeWhole(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
}

/** Half a file would count as compiled, whenever we are killed; and two builds may run at once. */
async function writeWhole(path, text) {
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, text);
  await rename(draft, path);
}

/** Compiles the server side. Answers how many files were compiled. */
export async function buildServer() {
  const configured = (await stat(join(root, '.swcrc'))).mtimeMs;
  let compiled = 0;
  for (const folder of await workspaces()) {
    const sources = await sourcesBelow(join(folder, 'src'));
    const targets = new Map(
      sources.map((source) => [
        join(folder, 'dist', relative(join(folder, 'src'), source)).replace(/\.ts$/, '.js'),
        source,
      ]),
    );
    await removeOrphans(join(folder, 'dist'), targets);
    await Promise.all(
      [...targets].map(async ([target, source]) => {
        const changed = Math.max((await stat(source)).mtimeMs, configured);
        const built = await stat(target).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        );
        if (built > changed) return;
        await compile(source, target);
        compiled += 1;
      }),
    );
  }
  return compiled;
}

async function removeOrphans(dist, targets) {
  const entries = await readdir(dist, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || targets.has(path.replace(/\.map$/, '')) || (await isDraft(path))) continue;
    await rm(path, { force: true });
  }
}

/** True for what another build is writing now. */
async function isDraft(path) {
  if (!path.endsWith('.new')) return false;
  const written = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return Date.now() - written < 60_000;
}

/** Builds the web client when its sources are newer than its last build. Answers whether it did. */
export async function buildWeb() {
  const stamp = join(root, 'apps/web/dist/.stamp');
  const inputs = [];
  for (const folder of ['apps/web', 'libs/contracts/src', 'docs/reference']) {
    const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (!entry.isFile() || /(^|\/)(dist|node_modules)(\/|$)/.test(relative(root, entry.parentPath)))
        continue;
      const path = join(entry.parentPath, entry.name);
      inputs.push(`${relative(root, path)} ${(await stat(path)).mtimeMs}`);
    }
  }
  const state = inputs.sort().join('\n');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === state) return false;
  await run(process.execPath, [viteProgram(), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'),
    // A test runner's NODE_ENV would build React for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await addReference();
  await writeFile(stamp, state);
  return true;
}

/** Puts the reference beside the client: the committed documents and the page that shows them. */
async function addReference() {
  const docs = join(root, 'apps/web/dist/docs');
  const ui = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const name of ['openapi.json', 'asyncapi.json'])
    await cp(join(root, 'docs/reference', name), join(docs, name));
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) await cp(join(ui, name), join(docs, name));
}

/** npm may put Vite beside the web client or at the root. */
function viteProgram() {
  const require = createRequire(join(root, 'apps/web/package.json'));
  return join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    process.once('exit', () => child.kill());
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${basename(args[0])} ended with ${code}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv[2];
  if (only !== '--web') console.log(`compiled ${await buildServer()} files`);
  if (only !== '--server')
    console.log((await buildWeb()) ? 'built the web client' : 'the web client is current');
}
