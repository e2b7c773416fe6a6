import { setTimeout } from 'node:timers/promises';
import type { Funnel, Rebuild } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { UsageError } from '../connection/errors.js';
import { print, table } from '../output/print.js';
import { Progress } from '../output/progress.js';

const readers = ['operator', 'researcher', 'issuer', 'recruiter'];

interface FunnelOptions {
  readonly from?: string;
  readonly to?: string;
  readonly organisation?: string;
}

export function adoptionCommands(program: Command, finish: (code: number) => void): void {
  program
    .command('funnel')
    .description('The adoption funnel, each number with its definition.')
    .option('--from <time>', 'from this moment')
    .option('--to <time>', 'up to this moment')
    .option('--organisation <id>', 'of this organisation')
    .action(funnel);
  program
    .command('rebuild <what>')
    .description('Derive the read model of analytics again from the events alone.')
    .action((what: string, _options: object, command: Command) => rebuild(what, command, finish));
}

async function funnel(options: FunnelOptions, command: Command): Promise<void> {
  const { from, to, organisation: organisationId } = options;
  const answer = await Api.of(command, readers).call<Funnel>('/analytics/funnel', {
    query: { from, to, organisationId },
  });
  print(command, answer, ({ stages, counters }) =>
    [
      table(
        ['stage', 'count', 'rate', 'of', 'definition'],
        stages.map(({ label, count, rate, base, definition, withheld }) => [
          label,
          count,
          rate === null ? '' : `${(rate * 100).toFixed(1)} %`,
          base ?? '',
          withheld ?? definition,
        ]),
      ),
      table(
        ['counter-metric', 'count', 'definition'],
        counters.map(({ label, count, definition, withheld }) => [label, count, withheld ?? definition]),
      ),
    ].join('\n\n'),
  );
}

async function rebuild(what: string, command: Command, finish: (code: number) => void): Promise<void> {
  if (what !== 'analytics') throw new UsageError(`Only analytics can be rebuilt, not ${what}.`);
  const api = Api.of(command, ['operator']);
  const answer = await finished(api, await api.call<Rebuild>('/analytics/rebuild', { method: 'POST' }));
  if (answer.state === 'failed') throw new Error(`The rebuild failed: ${answer.cause}`);
  const isEqual = answer.before === answer.after;
  print(command, answer, ({ events, facts, before, after }) =>
    [
      `${facts} facts from ${events} events.`,
      isEqual ? `The same as before: ${after}` : `Not the same: ${before} before, ${after} after.`,
    ].join('\n'),
  );
  if (!isEqual) finish(2);
}

async function finished(api: Api, job: Rebuild): Promise<Rebuild> {
  const progress = new Progress();
  let now = job;
  while (now.state === 'waiting' || now.state === 'running') {
    progress.tell(now.events, now.of, 'events');
    await setTimeout(250);
    now = await api.call<Rebuild>(`/analytics/rebuilds/${job.id}`);
  }
  progress.end();
  return now;
}
