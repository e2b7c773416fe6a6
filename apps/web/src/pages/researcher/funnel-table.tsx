import { Text } from '@mantine/core';
import type { FunnelFigure } from '@wellspring/contracts';
import { DataTable, type Column } from '../../parts/data-table.js';
import { countOf, rateOf } from './figures.js';

const columns: readonly Column<FunnelFigure>[] = [
  {
    header: 'Stage',
    cell: ({ label, definition, withheld }) => (
      <>
        <Text fw={600} size="sm">
          {label}
        </Text>
        <Text size="xs" c="dimmed">
          {definition}
          {withheld && ` ${withheld}`}
        </Text>
      </>
    ),
  },
  {
    header: 'Count',
    numeric: true,
    cell: (figure) => (
      <>
        {countOf(figure)}
        <Text size="xs" c="dimmed">
          {figure.unit}
        </Text>
      </>
    ),
  },
  { header: 'Rate', numeric: true, cell: rateOf },
  {
    header: 'Parts',
    cell: ({ parts }) =>
      parts.length === 0
        ? '–'
        : parts.map((part) => (
            <Text key={part.name} size="xs">
              {part.label}: {countOf(part)}
            </Text>
          )),
  },
];

/** Each number with what it counts, of what, and into what it parts. */
export function FunnelTable({ stages }: { stages: readonly FunnelFigure[] }) {
  return (
    <DataTable<FunnelFigure>
      caption="Stages of the funnel"
      rows={stages}
      keyOf={({ stage }) => stage}
      columns={columns}
    />
  );
}
