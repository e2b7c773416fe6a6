import type { Transaction } from './transaction.js';

/**
 * Inserts many rows with one statement, each column as one array parameter.
 *
 * @param table schema-qualified, such as `issuer.award`
 * @param columns column name to PostgreSQL type, such as `{ id: 'uuid', payload: 'jsonb' }`; no array types
 * @param tail what follows the rows: `on conflict … do …`, `returning …`
 * @returns the rows of RETURNING
 */
export async function bulkInsert<TRow = Record<string, unknown>>(
  tx: Transaction,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly object[],
  tail = '',
): Promise<TRow[]> {
  if (rows.length === 0) return [];
  const names = Object.keys(columns);
  // An array of arrays comes out of unnest() flat: other rows would get its elements.
  const arrays = names.find((name) => columns[name]?.endsWith('[]'));
  if (arrays) throw new Error(`${table}.${arrays} is a column of arrays; insert it as jsonb.`);
  const records = rows as readonly Readonly<Record<string, unknown>>[];
  const parameters = names.map((name) => records.map((row) => encode(row[name], columns[name])));
  const unnested = names.map((name, index) => `$${index + 1}::${columns[name]}[]`).join(', ');
  return tx.query<TRow>(
    `insert into ${table} (${names.join(', ')}) select * from unnest(${unnested}) ${tail}`,
    parameters,
  );
}

function encode(value: unknown, type: string | undefined): unknown {
  if (value === undefined || value === null) return null;
  return type === 'jsonb' ? JSON.stringify(value) : value;
}
