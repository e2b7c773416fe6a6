import { bulkInsert, type Transaction } from '@wellspring/persistence';
import type { AssociationRow, DefinitionRow, ItemRow } from '../domain/part-rows.js';

/** Rows of one statement: enough to be fast, few enough to keep memory flat. */
const chunk = 1000;

/** The columns of each staging table; the merge copies the same ones. */
export const stagedColumns = {
  item: {
    identifier: 'uuid',
    uri: 'text',
    position: 'int',
    full_statement: 'text',
    abbreviated_statement: 'text',
    human_coding_scheme: 'text',
    item_type: 'text',
    language: 'text',
    digest: 'bytea',
    payload: 'text',
  },
  association: {
    identifier: 'uuid',
    uri: 'text',
    position: 'int',
    association_type: 'text',
    origin: 'uuid',
    origin_uri: 'text',
    destination: 'uuid',
    destination_uri: 'text',
    sequence_number: 'int',
    digest: 'bytea',
    payload: 'text',
  },
  definition: {
    kind: 'text',
    identifier: 'uuid',
    uri: 'text',
    position: 'int',
    hierarchy_code: 'text',
    digest: 'bytea',
    payload: 'text',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type PartTable = keyof typeof stagedColumns;
export const partTables = Object.keys(stagedColumns) as PartTable[];

interface StagedRows {
  readonly item: ItemRow;
  readonly association: AssociationRow;
  readonly definition: DefinitionRow;
}

/** Takes the parts of one package in chunks into tables that live as long as the transaction. */
export class Staging {
  private readonly waiting: { [Table in PartTable]: StagedRows[Table][] } = {
    item: [],
    association: [],
    definition: [],
  };
  readonly staged: Record<PartTable, number> = { item: 0, association: 0, definition: 0 };

  private constructor(private readonly tx: Transaction) {}

  static async open(tx: Transaction): Promise<Staging> {
    for (const table of partTables) {
      const columns = Object.entries(stagedColumns[table]).map(([name, type]) => `${name} ${type}`);
      await tx.query(`create temp table staged_${table} (${columns.join(', ')}) on commit drop`);
    }
    return new Staging(tx);
  }

  async add<TTable extends PartTable>(table: TTable, row: StagedRows[TTable]): Promise<void> {
    const rows: StagedRows[TTable][] = this.waiting[table];
    rows.push(row);
    this.staged[table] += 1;
    if (rows.length >= chunk) await this.flush(table);
  }

  /** Writes what is left and tells the planner what the tables hold. */
  async close(): Promise<void> {
    for (const table of partTables) {
      await this.flush(table);
      const compared = Object.keys(stagedColumns[table]).filter((name) => name !== 'payload');
      await this.tx.query(`analyze staged_${table} (${compared.join(', ')})`);
    }
  }

  private async flush(table: PartTable): Promise<void> {
    const rows = this.waiting[table].splice(0) as unknown as Readonly<Record<string, unknown>>[];
    await bulkInsert(this.tx, `staged_${table}`, stagedColumns[table], rows);
  }
}
