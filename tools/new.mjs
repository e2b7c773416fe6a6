/**
 * `npm run new -- event <producer> <aggregate-happened>`, `use-case <context> <verb-noun>` or `context <word>`:
 * files and their tests in the house style, and what remains to be done by hand.
 */
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { contextEdits, contextFiles, contextRemains } from './new/context.mjs';
import { eventFiles, eventRemains } from './new/event.mjs';
import { useCaseFiles, useCaseRemains } from './new/use-case.mjs';

const kinds = {
  event: { takes: ['producer', 'aggregate-happened'], files: eventFiles, remains: eventRemains },
  'use-case': { takes: ['context', 'verb-noun'], files: useCaseFiles, remains: useCaseRemains },
  // A context's name is that of its schema, its roles and its consumer group as well: one word.
  context: { takes: ['word'], files: contextFiles, edits: contextEdits, remains: contextRemains },
};

const [wanted, ...names] = process.argv.slice(2);
const kind = Object.hasOwn(kinds, wanted ?? '') ? kinds[wanted] : undefined;
const isName = (name) => (wanted === 'context' ? /^[a-z]+$/ : /^[a-z]+(-[a-z]+)*$/).test(name);
if (!kind || names.length !== kind.takes.length || !names.every(isName)) {
  for (const [name, { takes }] of Object.entries(kinds))
    console.error(`npm run new -- ${name} ${takes.map((each) => `<${each}>`).join(' ')}`);
  process.exit(1);
}

const files = Object.entries(await kind.files(...names));
for (const [path] of files) {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) continue;
  console.error(`${path} exists already; nothing was written.`);
  process.exit(1);
}
for (const [path, text] of files) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`wrote ${path}`);
}
for (const [path, edit] of Object.entries(kind.edits?.(...names) ?? {})) {
  await writeFile(path, edit(await readFile(path, 'utf8')));
  console.log(`added to ${path}`);
}
console.log(
  `\nBy hand:\n${kind
    .remains(...names)
    .map((line) => `  - ${line}`)
    .join('\n')}`,
);
