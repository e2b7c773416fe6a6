import { workerRole } from './roles.js';

/**
 * SQL that isolates a table by row-level security. FORCE makes it hold for the owner as well; the
 * context's worker role is the only one that sees across tenants.
 */
export interface Isolation {
  /** Rows of one organisation: the column `organisation_id`, unless named. */
  byOrganisation(table: string, column?: string): string;
  /** Rows of one holder: the column `holder`, unless named. */
  byHolder(table: string, column?: string): string;
  /** Everyone reads, the worker writes: public facts and copies of other contexts' public names. */
  readableByAll(table: string): string;
  /** Nobody but the worker: plumbing. */
  workerOnly(table: string): string;
  /** Adds to an isolated table that rows of this condition are public. */
  publicWhere(table: string, condition: string): string;
}

/** The isolation statements of one context. */
export function isolationOf(context: string): Isolation {
  const worker = workerRole(context);
  const secure = (table: string) => `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy worker on ${table} to ${worker} using (true) with check (true);`;
  const matching = (table: string, name: string, test: string) =>
    `${secure(table)}\n    create policy ${name} on ${table} using (${test}) with check (${test});`;
  return {
    byOrganisation: (table, column = 'organisation_id') =>
      matching(table, 'organisation', `${column} = (select wellspring.current_organisation())`),
    byHolder: (table, column = 'holder') =>
      matching(table, 'holder', `${column} = (select wellspring.current_holder())`),
    readableByAll: (table) =>
      `${secure(table)}\n    create policy everyone on ${table} for select using (true);`,
    workerOnly: secure,
    publicWhere: (table, condition) => `create policy everyone on ${table} for select using (${condition});`,
  };
}
