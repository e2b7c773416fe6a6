import type { Command } from 'commander';
import { canonicalizeFile } from './vc-canonicalize.js';
import { inspectFile } from './vc-inspect.js';
import { verifyFiles } from './vc-verify.js';

export function vcCommands(program: Command, finish: (code: number) => void): void {
  const vc = program.command('vc').description('Verifiable credentials.');
  vc.command('verify <files...>')
    .description(
      'Check credentials (JSON, JWT, or a PNG or SVG with one; - for standard input): each check with its reason.',
    )
    .action((files: string[], _options: object, command: Command) => verifyFiles(files, command, finish));
  vc.command('inspect <file>')
    .description('Tell what a credential says of itself and how it is secured, offline; judges nothing.')
    .action((file: string, _options: object, command: Command) => inspectFile(file, command));
  vc.command('canonicalize <file>')
    .description(
      'Write the canonical N-Quads (RDFC-1.0) that are signed, offline; their hashes on standard error.',
    )
    .action((file: string, _options: object, command: Command) => canonicalizeFile(file, command));
}
