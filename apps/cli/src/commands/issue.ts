import type { AwardAnswer } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { print } from '../output/print.js';
import { issueBatch, previewBatch } from './issue-batch.js';

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
  readonly issuer?: string;
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
    .option('--level <level>', 'the achieved level, by name or rank')
    .option('--valid-until <time>', 'when the credential expires')
    .option('--format <format...>', 'vc+ld+json, vc+jwt')
    .option('--issuer <method>', 'did:web (the default) or did:key')
    .action(award);
}

async function award(options: AwardOptions, command: Command): Promise<void> {
  const { email, name, achievement: achievementId, format: formats, externalId } = options;
  const { completedOn, level, validUntil, issuer } = options;
  const json = {
    externalId,
    recipient: { email, name },
    achievementId,
    ...(completedOn && { completedOn }),
    ...(level && { level }),
    ...(validUntil && { validUntil }),
    ...(formats && { formats }),
    ...(issuer && { issuer }),
  };
  const answer = await Api.of(command, issuers).call<AwardAnswer>('/issuer/awards', { json });
  print(command, answer, ({ outcome, credentials, claimUrl }) =>
    [
      ...credentials.map(({ credentialId, format }) => `${outcome}  ${credentialId}  ${format}`),
      `claim at ${claimUrl}`,
    ].join('\n'),
  );
}
