import { refuse, rosterRow, type Refusal } from '@wellspring/contracts';
import { parse } from 'csv-parse/sync';
import type { RosterLine } from '../domain/roster.js';

const maxRows = 20_000;
const known = Object.keys(rosterRow.shape);
const required = known.filter((name) => !rosterRow.shape[name as keyof typeof rosterRow.shape].isOptional());

/**
 * Reads a roster in CSV: a header with externalId, email, name, achievement and, where wanted, completedOn,
 * level, validUntil, hold. A byte order mark, either line ending and quoted fields are fine. A row that does not
 * fit the header is kept, with the reason; what makes the whole unreadable is refused.
 */
export function readRoster(text: string): { rows: RosterLine[] } | Refusal {
  if (text.includes('\uFFFD')) return malformed('is not UTF-8; save it as UTF-8 and send it again');
  const records = recordsOf(text);
  if (!Array.isArray(records)) return records;
  const [header = [], ...lines] = records;
  const fault = faultOf(header);
  if (fault) return malformed(fault);
  if (lines.length === 0) return malformed('has no rows');
  if (lines.length > maxRows)
    return refuse('ISSUER_ROSTER_TOO_LONG', 413, `A roster has at most ${maxRows} rows; split it.`);
  return { rows: lines.map((fields) => lineOf(header, fields)) };
}

function recordsOf(text: string): string[][] | Refusal {
  try {
    return parse(text, {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      max_record_size: 100_000,
      // One more than the header and what is taken, to know that there is more.
      to: maxRows + 2,
    });
  } catch (error) {
    return malformed(`cannot be read: ${(error as Error).message}`);
  }
}

function faultOf(header: readonly string[]): string | undefined {
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0) return `has no column ${missing.join(', ')}`;
  const unknown = header.filter((name) => !known.includes(name));
  if (unknown.length > 0) return `has columns that are not known: ${unknown.join(', ').slice(0, 300)}`;
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  return twice && `has the column ${twice} twice`;
}

function lineOf(header: readonly string[], fields: readonly string[]): RosterLine {
  const line = Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ''])) as RosterLine;
  if (fields.length === header.length) return line;
  return {
    ...line,
    malformed: `The row has ${fields.length} fields, the header ${header.length}; quote a field that has a comma.`,
  };
}

function malformed(why: string): Refusal {
  return refuse('ISSUER_ROSTER_MALFORMED', 400, `The roster ${why}.`);
}
