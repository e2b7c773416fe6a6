import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<TRow> {
  readonly header: string;
  cell(row: TRow): ReactNode;
  readonly numeric?: boolean;
}

export interface DataTableProps<TRow> {
  /** Read out by screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<TRow>[];
  readonly rows: readonly TRow[];
  keyOf(row: TRow): string;
}

/**
 * The one table of the product: captioned, numbers to the right. On a phone its rows are cards; the roles
 * are written out because a browser forgets that such a table is one.
 */
export function DataTable<TRow>({ caption, columns, rows, keyOf }: DataTableProps<TRow>) {
  const lookOf = ({ numeric }: Column<TRow>) => (numeric ? styles.number : undefined);
  return (
    <div className={styles.place}>
      <Table className={styles.table} role="table" fz="sm">
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <Table.Thead className={styles.head} role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th key={column.header} scope="col" role="columnheader" className={lookOf(column)}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)} role="row" className={styles.row}>
              {columns.map((column) => (
                <Table.Td
                  key={column.header}
                  role="cell"
                  data-column={column.header}
                  className={`${styles.cell} ${lookOf(column) ?? ''}`}
                >
                  <div>{column.cell(row)}</div>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
