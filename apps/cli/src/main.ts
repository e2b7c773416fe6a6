import { Command, CommanderError } from 'commander';
import { adoptionCommands } from './commands/adoption.js';
import { credentialCommands } from './commands/credential.js';
import { eventsCommands } from './commands/events.js';
import { feedCommands } from './commands/feed.js';
import { frameworkCommands } from './commands/framework.js';
import { issueCommands } from './commands/issue.js';
import { matchCommands } from './commands/match.js';
import { operatorCommands } from './commands/operator.js';
import { postingCommands } from './commands/posting.js';
import { tokenCommand } from './commands/token.js';
import { vcCommands } from './commands/vc.js';
import { ProblemError, UsageError } from './connection/errors.js';

/**
 * Runs one command line against a running system.
 *
 * @returns the exit code: 0 done, 1 refused or failed, 2 done with rows or checks that failed
 */
export async function run(args: readonly string[]): Promise<number> {
  // A reader such as `head` that has enough is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const codes: number[] = [];
  const program = new Command('wellspring')
    .description('The command line of a running Wellspring, at WELLSPRING_URL.')
    .configureHelp({ showGlobalOptions: true })
    .option('--as <who>', 'an account or API client of the profile, by e-mail, name, organisation or id')
    .option('--json', 'print the answer as JSON')
    .exitOverride();
  const finish = (code: number) => codes.push(code);
  tokenCommand(program);
  frameworkCommands(program);
  issueCommands(program, finish);
  credentialCommands(program);
  vcCommands(program, finish);
  postingCommands(program);
  matchCommands(program);
  feedCommands(program);
  eventsCommands(program);
  adoptionCommands(program, finish);
  operatorCommands(program, finish);
  try {
    await program.parseAsync(args, { from: 'user' });
    return codes.at(-1) ?? 0;
  } catch (error) {
    return explain(error);
  }
}

/** Says in a line what went wrong. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof ProblemError) {
    process.stderr.write(`${error.message} [${error.problem.code}]\n`);
    for (const { path, message } of error.problem.errors ?? [])
      process.stderr.write(`  ${path ? `${path}: ` : ''}${message}\n`);
    return 1;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  throw error;
}
