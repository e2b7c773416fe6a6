import type { AwardAnswer, Batch, BatchPreview, BatchRow, BatchRowPage } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { print, progress, progressDone, table } from '../output/print.js';
import { readInput } from '../output/read-input.js';

const issuers = ['issuer'];

interface AwardOptions {
  readonly externalId: string;
  readonly email: string;
  readonly name: string;
  readonly achievement: string;
  readonly completedOn?: string;
  readonly level?: string;
  readonly validUntil?: string;
  readonly format?: string[];
}

export function issueCommands(program: Command, finish: (code: number) => void): void {
  const issue = program.command('issue').description('Issue credentials.');
  issue
    .command('batch <file>')
    .description('Issue a roster (CSV or JSON), row by row; run again, it issues nothing twice.')
    .option('--preview', 'tell what would happen and store nothing')
    .action((file: string, options: { preview?: boolean }, command: Command) =>
      options.preview ? previewBatch(file, command, finish) : issueBatch(file, command, finish),
    );
  issue
    .command('award')
    .description('Record one award and issue its credential.')
    .requiredOption('--external-id <id>', "the institution's own identifier of the award")
    .requiredOption('--email <address>', 'of the recipient')
    .requiredOption('--name <name>', 'of the recipient')
    .requiredOption('--achievement <id>', 'the achievement')
    .option('--completed-on <date>', 'the day of completion')
    .option('--level <level>', 'the achieved level, by name')
    .option('--valid-until <time>', 'when the credential expires')
    .option('--format <format...>', 'vc+ld+json, vc+jwt')
    .action(award);
}

async function award(options: AwardOptions, command: Command): Promise<void> {
  const { email, name, achievement: achievementId, format: formats, externalId } = options;
  const { completedOn, level, validUntil } = options;
  const json = {
    externalId,
    recipient: { email, name },
    achievementId,
    ...(completedOn && { completedOn }),
    ...(level && { level: /^\d+$/.test(level) ? Number(level) : level }),
    ...(validUntil && { validUntil }),
    ...(formats && { formats }),
  };
  const answer = await Api.of(command, issuers).call<AwardAnswer>('/issuer/awards', { json });
  print(command, answer, ({ outcome, credentials, claimUrl }) =>
    [
      ...credentials.map(({ credentialId, format }) => `${outcome}  ${credentialId}  ${format}`),
      `claim at ${claimUrl}`,
    ].join('\n'),
  );
}

async function previewBatch(file: string, command: Command, finish: (code: number) => void): Promise<void> {
  const answer = await submit<BatchPreview>(Api.of(command, issuers), file, true);
  print(command, answer, ({ counts, notable }) => [report(notable), summary(counts)].join('\n'));
  if (answer.counts.rejected > 0) finish(2);
}

async function issueBatch(file: string, command: Command, finish: (code: number) => void): Promise<void> {
  const api = Api.of(command, issuers);
  let batch = await submit<Batch>(api, file, false);
  while (batch.state === 'running') {
    const { total, pending } = batch.counts;
    progress(`${total - pending} of ${total} rows`);
    await new Promise((resolve) => setTimeout(resolve, 250));
    batch = await api.call<Batch>(`/issuer/batches/${batch.batchId}`);
  }
  progressDone();
  const rows = await rowsOf(api, batch.batchId);
  print(command, { ...batch, rows }, () => [report(rows), summary(batch.counts)].join('\n'));
  if (batch.counts.rejected > 0) finish(2);
}

async function submit<TAnswer>(api: Api, file: string, preview: boolean): Promise<TAnswer> {
  const body = await readInput(file);
  const type = /^\s*\{/.test(body) ? 'application/json' : 'text/csv';
  return api.call<TAnswer>('/issuer/batches', {
    body,
    type,
    query: { preview: preview ? 'true' : undefined },
  });
}

async function rowsOf(api: Api, batchId: string): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  let cursor: string | undefined;
  do {
    const page: BatchRowPage = await api.call(`/issuer/batches/${batchId}/rows`, {
      query: { limit: 200, cursor },
    });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return rows.sort((a, b) => a.row - b.row);
}

function report(rows: readonly BatchRow[]): string {
  return table(
    ['row', 'external id', 'outcome', 'reason'],
    rows.map(({ row, externalId, outcome, code, reason }) => [
      row,
      externalId,
      outcome,
      reason ? `${reason} [${code ?? ''}]` : '',
    ]),
  );
}

function summary({ total, issued, duplicate, rejected, held }: Batch['counts']): string {
  return `${total} rows: ${issued} issued, ${duplicate} issued before, ${rejected} rejected, ${held} held.`;
}
