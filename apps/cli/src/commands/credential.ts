import type { CredentialPage } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { print, table } from '../output/print.js';

const issuers = ['issuer'];

interface ListOptions {
  readonly state?: string;
  readonly achievement?: string;
  readonly limit: string;
  readonly cursor?: string;
}

export function credentialCommands(program: Command): void {
  const credential = program.command('credential').description('Issued credentials.');
  credential
    .command('list')
    .description('List what the institution issued, newest first.')
    .option('--state <state>', 'issued, claimed or revoked')
    .option('--achievement <id>', 'of this achievement')
    .option('--limit <count>', 'at most this many', '50')
    .option('--cursor <cursor>', 'continue after an earlier page')
    .action(list);
  credential
    .command('revoke <id>')
    .description('Take a credential back; its holder reads the reason.')
    .requiredOption('--reason <text>', 'why')
    .action(revoke);
}

async function list(options: ListOptions, command: Command): Promise<void> {
  const { state, achievement: achievementId, limit, cursor } = options;
  const page = await Api.of(command, issuers).call<CredentialPage>('/issuer/credentials', {
    query: { state, achievementId, limit, cursor },
  });
  print(command, page, ({ items, next }) =>
    [
      table(
        ['credential', 'external id', 'achievement', 'recipient', 'state', 'issued'],
        items.map((each) => [
          each.credentialId,
          each.externalId,
          each.achievementName,
          each.recipientName,
          each.state,
          each.issuedAt,
        ]),
      ),
      ...(next ? [`More with --cursor ${next}`] : []),
    ].join('\n'),
  );
}

async function revoke(id: string, options: { reason: string }, command: Command): Promise<void> {
  const answer = await Api.of(command, issuers).call<{ revokedAt: string }>(
    `/issuer/credentials/${encodeURIComponent(id)}/revoke`,
    { json: { reason: options.reason } },
  );
  print(command, answer, ({ revokedAt }) => `${id} is revoked since ${revokedAt}.`);
}
