import { Anchor } from '@mantine/core';
import type { Batch } from '@wellspring/contracts';
import { Link } from 'react-router';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Paged } from '../../parts/paged.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';

const columns: readonly Column<Batch>[] = [
  {
    header: 'Sent',
    cell: ({ batchId, createdAt }) => (
      <Anchor component={Link} to={`/batches/${batchId}`} inherit>
        <Time at={createdAt} />
      </Anchor>
    ),
  },
  { header: 'State', cell: ({ state }) => (state === 'done' ? 'done' : 'going on') },
  { header: 'Rows', numeric: true, cell: ({ counts }) => counts.total.toLocaleString() },
  { header: 'Issued', numeric: true, cell: ({ counts }) => counts.issued.toLocaleString() },
  {
    header: 'Issued before',
    numeric: true,
    cell: ({ counts }) => counts.duplicate.toLocaleString(),
  },
  { header: 'Rejected', numeric: true, cell: ({ counts }) => counts.rejected.toLocaleString() },
  { header: 'Held back', numeric: true, cell: ({ counts }) => counts.held.toLocaleString() },
];

/** Rosters that were issued, newest first. */
export function BatchList() {
  return (
    <Section title="Earlier rosters">
      <Paged<Batch>
        queryKey={['batches']}
        path="/issuer/batches"
        query={{ limit: 20 }}
        every={3_000}
        empty="No roster yet. Choose a file above."
      >
        {(rows) => (
          <DataTable caption="Rosters" rows={rows} keyOf={({ batchId }) => batchId} columns={columns} />
        )}
      </Paged>
    </Section>
  );
}
