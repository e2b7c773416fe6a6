import type { PostingDetail, PostingList, PostingPreview } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { print, table } from '../output/print.js';
import { readJson } from '../output/read-input.js';

const recruiters = ['recruiter'];

export function postingCommands(program: Command): void {
  const posting = program.command('posting').description('Postings of an employer.');
  posting
    .command('create <file>')
    .description('Publish a posting, as JSON; - for standard input.')
    .option('--preview', 'count whom it would match and store nothing')
    .action((file: string, options: { preview?: boolean }, command: Command) =>
      options.preview ? preview(file, command) : create(file, command),
    );
  posting
    .command('list')
    .description('List postings with their live matches.')
    .option('--state <state>', 'open or closed')
    .action(list);
}

async function create(file: string, command: Command): Promise<void> {
  const api = Api.of(command, recruiters);
  const answer = await api.call<PostingDetail>('/matching/postings', { json: await readJson(file) });
  print(command, answer, ({ id, title, requirements }) =>
    [
      `${title}: ${id}`,
      table(
        ['requirement', 'kind', 'least level', 'weight'],
        requirements.map((each) => [
          each.label,
          each.mandatory ? 'mandatory' : each.kind,
          each.minLevel,
          each.weight,
        ]),
      ),
    ].join('\n'),
  );
}

async function preview(file: string, command: Command): Promise<void> {
  const answer = await Api.of(command, recruiters).call<PostingPreview>('/matching/postings', {
    json: await readJson(file),
    query: { preview: 'true' },
  });
  print(command, answer, ({ pool }) => `${pool.qualified} qualified, ${pool.near} near, of ${pool.total}.`);
}

async function list(options: { state?: string }, command: Command): Promise<void> {
  const answer = await Api.of(command, recruiters).call<PostingList>('/matching/postings', {
    query: { state: options.state, limit: 200 },
  });
  print(command, answer, ({ items }) =>
    table(
      ['id', 'title', 'state', 'openings', 'qualified', 'near'],
      items.map(({ id, title, state, openings, matches }) => [
        id,
        title,
        state,
        openings,
        matches.qualified,
        matches.near,
      ]),
    ),
  );
}
