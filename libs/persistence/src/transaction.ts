/** Whose rows a transaction may see; row-level security holds it, whatever the query says. */
export type Scope =
  /** The rows of one organisation. */
  | { readonly organisation: string }
  /** The rows of one holder. */
  | { readonly holder: string }
  /** A cross-tenant job of the context itself: relay, consumer, scheduler, internal port. */
  | 'worker'
  /** Only what is public. */
  | 'public';

/** What storage code may do inside a transaction. */
export interface Transaction {
  /** Runs one statement and answers its rows (of SELECT and of RETURNING). */
  query<TRow = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<TRow[]>;
  /** Runs one statement and answers the number of rows that it changed. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
}
