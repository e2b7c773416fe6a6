import type { VerificationMessage } from '@wellspring/contracts';
import type { Command } from 'commander';
import { Api } from '../connection/api.js';
import { UsageError } from '../connection/errors.js';
import { olderStandardOf } from '../output/older-credential.js';
import { print, table } from '../output/print.js';
import { readCredentialText } from '../output/read-credential.js';

/** Has credentials checked by a running system, one after the other; ends with 2 unless all are verified. */
export async function verifyFiles(
  files: readonly string[],
  command: Command,
  finish: (code: number) => void,
): Promise<void> {
  const api = Api.of(command, ['recruiter', 'issuer', 'learner']);
  const answers: { file: string; answer: VerificationMessage }[] = [];
  for (const file of files) {
    const body = await readCredentialText(file);
    refuseOlder(file, body);
    const options = { body, type: 'text/plain' };
    answers.push({ file, answer: await api.call<VerificationMessage>('/verifier/verifications', options) });
  }
  const [only] = answers;
  if (only && answers.length === 1) print(command, only.answer, show);
  else
    print(
      command,
      answers.map(({ file, answer }) => ({ file, ...answer })),
      (all) => all.map((each) => `${each.file}\n${show(each)}`).join('\n\n'),
    );
  if (answers.some(({ answer }) => answer.outcome !== 'verified')) finish(2);
}

/** The verifier takes what carries its own proof; an older badge sends one to addresses of its issuer. */
function refuseOlder(file: string, text: string): void {
  const standard = olderStandardOf(text);
  if (!standard) return;
  throw new UsageError(
    `${file}: ${standard} is not verified here; vc inspect tells what it says [FORMAT_NOT_VERIFIED]`,
  );
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
