import type { Command } from 'commander';
import { Api } from '../connection/api.js';

export function tokenCommand(program: Command): void {
  program
    .command('token')
    .description('Print a bearer token of an account or API client of the profile.')
    .action(async (_options: object, command: Command) => {
      process.stdout.write(`${await Api.of(command, ['operator']).bearer()}\n`);
    });
}
