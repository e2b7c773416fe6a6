import type { Command } from 'commander';
import { globalOptionsOf } from '../connection/api.js';

export type Row = readonly (string | number | null | undefined)[];

/** Prints an answer: as JSON when it is asked for, otherwise as `show` tells it. */
export function print<TAnswer>(command: Command, answer: TAnswer, show: (answer: TAnswer) => string): void {
  const isJson = globalOptionsOf(command).json === true;
  process.stdout.write(`${isJson ? JSON.stringify(answer, null, 2) : show(answer)}\n`);
}

/** Aligns columns under a header. */
export function table(header: readonly string[], rows: readonly Row[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => shortened(String(cell ?? '–'))));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What moves a terminal's cursor or turns the direction of what follows: files of strangers are shown here. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A cell stays on its line; --json tells the whole. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(unseen, '\ufffd');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
