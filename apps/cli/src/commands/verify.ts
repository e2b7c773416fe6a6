import type { VerificationMessage } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { print, table } from '../output/print.js';
import { readInput } from '../output/read-input.js';

export function verifyCommand(program: Command, finish: (code: number) => void): void {
  program
    .command('vc')
    .description('Verifiable credentials.')
    .command('verify <file>')
    .description('Check a credential (JSON or JWT; - for standard input): each check with its reason.')
    .action(async (file: string, _options: object, command: Command) => {
      const answer = await Api.of(command, ['recruiter', 'issuer', 'learner']).call<VerificationMessage>(
        '/verifier/verifications',
        { body: (await readInput(file)).trim(), type: 'text/plain' },
      );
      print(command, answer, show);
      if (answer.outcome !== 'verified') finish(2);
    });
}

function show({ outcome, name, credentialId, issuer, checks }: VerificationMessage): string {
  return [
    `${outcome}: ${name ?? credentialId}, issued by ${issuer}`,
    table(
      ['check', 'outcome', 'reason'],
      checks.map(({ check, outcome: result, reason, code }) => [
        check,
        result,
        code ? `${reason} [${code}]` : reason,
      ]),
    ),
  ].join('\n');
}
