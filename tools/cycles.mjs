/** Refuses import cycles inside a library; between libraries the boundaries refuse them. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';

const files = new Map();
for (const parent of ['libs', 'apps']) {
  for (const entry of await readdir(parent, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || /(^|\/)(dist|node_modules)\//.test(path)) continue;
    files.set(path, await importsOf(path));
  }
}

/** The relative value imports of a file; types leave no trace at run time. */
async function importsOf(path) {
  const text = await readFile(path, 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(?!type\s)[^;]*?from\s+'(\.[^']+)'/gm);
  return [...found].map(([, target]) => normalize(join(dirname(path), target.replace(/\.js$/, '.ts'))));
}

const done = new Set();
const cycles = [];
function visit(path, trail) {
  if (trail.includes(path)) {
    cycles.push([...trail.slice(trail.indexOf(path)), path]);
    return;
  }
  if (done.has(path)) return;
  for (const target of files.get(path) ?? []) if (files.has(target)) visit(target, [...trail, path]);
  done.add(path);
}
for (const path of files.keys()) visit(path, []);

for (const cycle of cycles) console.error(cycle.map((path) => relative('.', path)).join('\n  → '));
process.exit(cycles.length === 0 ? 0 : 1);
