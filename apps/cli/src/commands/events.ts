import type { LiveEventPage } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api, globalOptionsOf } from '../connection/api.js';
import { follow } from '../connection/event-stream.js';

const operators = ['operator'];

interface TailOptions {
  readonly after: string;
  readonly once?: boolean;
}

interface Event {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly partitionkey: string;
  readonly source: string;
}

export function eventsCommands(program: Command): void {
  program
    .command('events')
    .description('The events of the system, as they come.')
    .command('tail [pattern]')
    .description('Print the latest events and those that follow, such as framework.*; Ctrl-C ends it.')
    .option('--after <position>', 'after this position of the log', 'latest')
    .option('--once', 'print what is there and end')
    .action((pattern: string | undefined, options: TailOptions, command: Command) => {
      const query = { after: options.after, type: pattern };
      return options.once ? list(query, command) : tail(query, command);
    });
}

type Query = { readonly after: string; readonly type: string | undefined };

async function list(query: Query, command: Command): Promise<void> {
  const page = await Api.of(command, operators).call<LiveEventPage>('/analytics/events', { query });
  for (const { envelope } of page.items) write(envelope as unknown as Event, command);
}

async function tail(query: Query, command: Command): Promise<void> {
  const connect = () => Api.of(command, operators);
  for await (const { data } of follow(connect, '/analytics/events/stream', query)) {
    write(JSON.parse(data) as Event, command);
  }
}

function write(event: Event, command: Command): void {
  const line = globalOptionsOf(command).json
    ? JSON.stringify(event)
    : [event.time, event.type.padEnd(23), event.source, event.partitionkey, event.id].join('  ');
  process.stdout.write(`${line}\n`);
}
