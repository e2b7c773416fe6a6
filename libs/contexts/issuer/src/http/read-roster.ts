import { refuse, rosterRow, type BatchRequest, type Refusal, type RosterRow } from '@wellspring/contracts';
import { parse } from 'csv-parse/sync';

const maxRows = 20_000;
const required = ['externalId', 'email', 'name', 'achievement'] as const;

/**
 * Reads a roster in CSV: a header with externalId, email, name, achievement and, where wanted, completedOn,
 * level, validUntil, hold. A byte order mark, either line ending and quoted fields are fine.
 */
export function readRoster(text: string): BatchRequest | Refusal {
  if (text.includes('\uFFFD')) return malformed('is not UTF-8; save it as UTF-8 and send it again');
  let records: Record<string, string>[];
  try {
    records = parse(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 100_000,
    });
  } catch (error) {
    return malformed((error as Error).message);
  }
  const columns = Object.keys(records[0] ?? {});
  if (records.length === 0) return malformed('has no rows');
  if (records.length > maxRows)
    return refuse('ISSUER_ROSTER_TOO_LONG', 413, `A roster has at most ${maxRows} rows; split it.`);
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) return malformed(`has no column ${missing.join(', ')}`);
  const known = Object.keys(rosterRow.shape);
  const unknown = columns.filter((name) => !known.includes(name));
  if (unknown.length > 0) return malformed(`has columns that are not known: ${unknown.join(', ')}`);
  return { rows: records as unknown as RosterRow[] };
}

function malformed(why: string): Refusal {
  return refuse('ISSUER_ROSTER_MALFORMED', 400, `The roster ${why}.`);
}
