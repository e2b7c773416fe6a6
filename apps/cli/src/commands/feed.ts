import type { CreatedSubscription, FeedEntry, FeedPage, SubscriptionList } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api, globalOptionsOf } from '../connection/api.js';
import { follow } from '../connection/event-stream.js';
import { print, table } from '../output/print.js';

const recruiters = ['recruiter'];

interface TailOptions {
  readonly cursor: string;
  readonly once?: boolean;
}

export function feedCommands(program: Command): void {
  const feed = program.command('feed').description('Matched-candidate feeds.');
  feed
    .command('subscribe')
    .description('Subscribe to the feed; the secret of its webhook is shown this once.')
    .option('--posting <id...>', 'only these postings')
    .option('--webhook <url>', 'deliver to this address')
    .action(subscribe);
  feed.command('list').description('List subscriptions.').action(list);
  feed
    .command('tail <subscription>')
    .description('Print entries as they come, one a line with --json; Ctrl-C ends it.')
    .option('--cursor <cursor>', 'after this cursor', '0')
    .option('--once', 'print what is there and end')
    .action((id: string, options: TailOptions, command: Command) =>
      options.once ? poll(id, options, command) : tail(id, options, command),
    );
}

async function subscribe(options: { posting?: string[]; webhook?: string }, command: Command): Promise<void> {
  const { posting: postingIds, webhook: url } = options;
  const json = { ...(postingIds && { postingIds }), ...(url && { webhook: { url } }) };
  const answer = await Api.of(command, recruiters).call<CreatedSubscription>('/matching/subscriptions', {
    json,
  });
  print(command, answer, ({ id, secret }) => `${id}\n${secret}`);
}

async function list(_options: object, command: Command): Promise<void> {
  const answer = await Api.of(command, recruiters).call<SubscriptionList>('/matching/subscriptions');
  print(command, answer, ({ items }) =>
    table(
      ['id', 'postings', 'webhook', 'state', 'created'],
      items.map(({ id, postingIds, webhook, createdAt }) => [
        id,
        postingIds?.length ?? 'all',
        webhook?.url,
        webhook?.state,
        createdAt,
      ]),
    ),
  );
}

async function poll(id: string, options: TailOptions, command: Command): Promise<void> {
  const api = Api.of(command, recruiters);
  let cursor = Number(options.cursor);
  let page: FeedPage;
  do {
    page = await api.call<FeedPage>(pathOf(id, 'events'), { query: { cursor, limit: 500 } });
    page.items.forEach((entry) => write(entry, command));
    cursor = page.cursor;
  } while (page.hasMore);
}

async function tail(id: string, options: TailOptions, command: Command): Promise<void> {
  const connect = () => Api.of(command, recruiters);
  for await (const { data } of follow(connect, pathOf(id, 'stream'), { cursor: options.cursor })) {
    write(JSON.parse(data) as FeedEntry, command);
  }
}

function pathOf(id: string, what: 'events' | 'stream'): string {
  return `/matching/subscriptions/${encodeURIComponent(id)}/${what}`;
}

function write(entry: FeedEntry, command: Command): void {
  const { cursor, occurredAt, type, posting, candidate, match, reason } = entry;
  const standing = match.tier ? `${match.tier} ${match.score ?? ''}` : (reason ?? '');
  const who = candidate.identity?.displayName ?? candidate.reference;
  const line = globalOptionsOf(command).json
    ? JSON.stringify(entry)
    : [cursor, occurredAt, type, posting.title, who, standing].join('  ');
  process.stdout.write(`${line}\n`);
}
