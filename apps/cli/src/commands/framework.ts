import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import type { FoundItems, FrameworkList, ImportResult } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { print, table } from '../output/print.js';
import { unreadable } from '../output/read-input.js';

const authors = ['framework-author', 'issuer', 'recruiter'];

export function frameworkCommands(program: Command): void {
  const framework = program.command('framework').description('Competency frameworks (CASE).');
  framework
    .command('import <source>')
    .description('Import a CASE package from a file (JSON or gzip of it) or an address.')
    .option('--dry-run', 'count what would change and store nothing')
    .action(importPackage);
  framework
    .command('list')
    .description('List frameworks.')
    .option('-q <text>', 'part of the title')
    .action(list);
  framework
    .command('export <id>')
    .description('Write a framework as a CASE 1.1 package.')
    .option('--out <file>', 'write to a file instead of standard output')
    .action(exportPackage);
  program
    .command('search <text>')
    .description('Find framework items by text.')
    .option('--framework <id>', 'only in this framework')
    .option('--limit <count>', 'at most this many', '20')
    .action(search);
}

async function importPackage(source: string, options: { dryRun?: boolean }, command: Command): Promise<void> {
  const api = Api.of(command, authors);
  const dryRun = options.dryRun === true;
  const result = /^https?:\/\//.test(source)
    ? await api.call<ImportResult>('/registry/frameworks/import-from', { json: { url: source, dryRun } })
    : await importFile(api, source, dryRun);
  print(command, result, showImport);
}

async function importFile(api: Api, path: string, dryRun: boolean): Promise<ImportResult> {
  const found = await stat(path).catch((error: Error) => unreadable(path, error));
  if (found.isDirectory()) unreadable(path, new Error('it is a directory'));
  return api.call<ImportResult>('/registry/frameworks/import', {
    method: 'POST',
    type: path.endsWith('.gz') ? 'application/gzip' : 'application/vnd.ims.case+json',
    body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    query: { dryRun: dryRun ? 'true' : undefined },
  });
}

function showImport({ outcome, dryRun, framework, counts, unresolved, repairs }: ImportResult): string {
  const verb = dryRun ? `${outcome} (a preview, nothing is stored)` : outcome;
  const rows = Object.entries(counts).map(([what, { new: added, changed, unchanged, removed }]) => [
    what,
    added,
    changed,
    unchanged,
    removed,
  ]);
  return [
    `${framework.title}: ${verb}, revision ${framework.revision}`,
    framework.uri,
    table(['', 'new', 'changed', 'unchanged', 'removed'], rows),
    `${unresolved.total} associations point elsewhere; ${repairs.total} repairs.`,
    ...repairs.first.slice(0, 5).map(({ path, message }) => `  ${path}: ${message}`),
    ...(repairs.total > 5 ? ['  … more with --json'] : []),
  ].join('\n');
}

async function list(options: { q?: string }, command: Command): Promise<void> {
  const response = await Api.of(command, authors).openPublic('/registry/frameworks', {
    query: { q: options.q, limit: 200 },
  });
  print(command, (await response.json()) as FrameworkList, ({ items }) =>
    table(
      ['id', 'title', 'revision', 'items', 'associations', 'owner'],
      items.map((each) => [
        each.identifier,
        each.title,
        each.revision,
        each.itemCount,
        each.associationCount,
        each.owner.name,
      ]),
    ),
  );
}

async function exportPackage(id: string, options: { out?: string }, command: Command): Promise<void> {
  const response = await Api.of(command, authors).openPublic(
    `/ims/case/v1p1/CFPackages/${encodeURIComponent(id)}`,
  );
  const to = options.out ? createWriteStream(options.out) : process.stdout;
  if (!response.body) return;
  await pipeline(Readable.fromWeb(response.body as never), to, { end: options.out !== undefined });
}

async function search(
  text: string,
  options: { framework?: string; limit: string },
  command: Command,
): Promise<void> {
  const response = await Api.of(command, authors).openPublic('/registry/items/search', {
    query: { q: text, framework: options.framework, limit: options.limit },
  });
  print(command, (await response.json()) as FoundItems, ({ items }) =>
    items.length === 0
      ? 'Nothing fits.'
      : items.map((item) => `${item.fullStatement}\n  ${item.uri}\n  ${item.frameworkTitle}`).join('\n'),
  );
}
