import { setTimeout } from 'node:timers/promises';
import type { Batch, BatchPreview, BatchRow, BatchRowPage } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { patiently } from '../connection/patiently.js';
import { batchReport, previewReport } from '../output/batch-report.js';
import { print } from '../output/print.js';
import { Progress } from '../output/progress.js';
import { readInput } from '../output/read-input.js';

const issuers = ['issuer'];

export async function previewBatch(
  file: string,
  command: Command,
  finish: (code: number) => void,
): Promise<void> {
  const roster = await readRoster(file);
  const query = { preview: 'true' };
  const answer = await Api.of(command, issuers).call<BatchPreview>('/issuer/batches', { ...roster, query });
  print(command, answer, previewReport);
  if (answer.counts.rejected > 0) finish(2);
}

export async function issueBatch(
  file: string,
  command: Command,
  finish: (code: number) => void,
): Promise<void> {
  const api = Api.of(command, issuers);
  const submitted = await api.call<Batch>('/issuer/batches', await readRoster(file));
  const batch = await finished(api, submitted);
  const rows = await rowsOf(api, batch.batchId);
  print(command, { ...batch, rows }, () => batchReport(batch.counts, rows));
  if (batch.counts.rejected > 0) finish(2);
}

/** The system issues on without us, and after a restart, so it is waited for. */
async function finished(api: Api, submitted: Batch): Promise<Batch> {
  const progress = new Progress();
  let batch = submitted;
  for (;;) {
    const { total, pending } = batch.counts;
    progress.tell(total - pending, total, `rows of batch ${batch.batchId}`);
    if (batch.state !== 'running') break;
    await setTimeout(250);
    batch = await patiently(() => api.call<Batch>(`/issuer/batches/${submitted.batchId}`));
  }
  progress.end();
  return batch;
}

/** A roster as JSON, whole or its rows alone, else as CSV. */
async function readRoster(file: string): Promise<{ body: string; type: string }> {
  const text = (await readInput(file)).replace(/^\ufeff/, '');
  const [first] = text.trimStart();
  if (first === '{') return { body: text, type: 'application/json' };
  if (first === '[') return { body: `{"rows":${text}}`, type: 'application/json' };
  return { body: text, type: 'text/csv' };
}

async function rowsOf(api: Api, batchId: string): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 200, cursor };
    const page = await patiently(() => api.call<BatchRowPage>(`/issuer/batches/${batchId}/rows`, { query }));
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return rows;
}
