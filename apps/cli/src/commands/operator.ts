import { contextNames, type ContextName, type ContextStatus } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { ProblemError } from '../connection/errors.js';
import { print, table } from '../output/print.js';

const operators = ['operator'];

type Answering = ContextStatus | { readonly context: ContextName; readonly away: string };

export function operatorCommands(program: Command, finish: (code: number) => void): void {
  program
    .command('status')
    .description('Health, lag and parked events of every context.')
    .action((_options: object, command: Command) => status(command, finish));
}

async function status(command: Command, finish: (code: number) => void): Promise<void> {
  const api = Api.of(command, operators);
  const ready = await api.openPublic('/health/ready').then(
    () => true,
    (error: unknown) => {
      if (error instanceof ProblemError) return false;
      throw error;
    },
  );
  await api.bearer();
  const contexts = await Promise.all(contextNames.map((name) => statusOf(api, name)));
  print(command, { ready, contexts }, () => show(ready, contexts));
  if (!ready || contexts.some((each) => 'away' in each || each.dead > 0)) finish(2);
}

async function statusOf(api: Api, context: ContextName): Promise<Answering> {
  try {
    return await api.call<ContextStatus>(`/operations/${context}/status`);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status === 403) throw error;
    return { context, away: error.problem.code };
  }
}

function show(ready: boolean, contexts: readonly Answering[]): string {
  const rows = contexts.map((each) =>
    'away' in each
      ? [each.context, each.away]
      : [each.context, 'answers', each.lag ?? 'log away', each.outbox, each.backlog, each.parked, each.dead],
  );
  return [
    ready ? 'Ready.' : 'Not ready.',
    table(['context', '', 'lag', 'outbox', 'backlog', 'parked', 'dead'], rows),
  ].join('\n');
}
