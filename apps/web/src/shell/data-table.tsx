import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

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

/** The one table of the product: captioned, scrollable on a phone, numbers to the right. */
export function DataTable<TRow>({ caption, columns, rows, keyOf }: DataTableProps<TRow>) {
  return (
    <Table.ScrollContainer minWidth={Math.min(640, columns.length * 130)} tabIndex={0} aria-label={caption}>
      <Table striped highlightOnHover verticalSpacing="sm">
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ header, numeric }) => (
              <Table.Th key={header} scope="col" ta={numeric ? 'right' : 'left'}>
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map(({ header, cell, numeric }) => (
                <Table.Td key={header} ta={numeric ? 'right' : 'left'}>
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
