import { Anchor, Title } from '@mantine/core';
import type { BatchPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Time } from '../../shell/time.js';

/** Rosters that were issued, newest first. */
export function BatchList() {
  const { api } = useSignedIn();
  const batches = useQuery({
    queryKey: ['batches'],
    queryFn: () => api<BatchPage>('/issuer/batches', { query: { limit: 20 } }),
    refetchInterval: 3_000,
  });
  return (
    <>
      <Title order={2} size="h4" mb="sm">
        Rosters
      </Title>
      <Loadable query={batches} isEmpty={({ items }) => items.length === 0} empty="No roster yet.">
        {({ items }) => (
          <DataTable
            caption="Rosters"
            rows={items}
            keyOf={({ batchId }) => batchId}
            columns={[
              {
                header: 'Sent',
                cell: ({ batchId, createdAt }) => (
                  <Anchor component={Link} to={`/batches/${batchId}`}>
                    <Time at={createdAt} />
                  </Anchor>
                ),
              },
              { header: 'State', cell: ({ state }) => state },
              { header: 'Rows', numeric: true, cell: ({ counts }) => counts.total },
              { header: 'Issued', numeric: true, cell: ({ counts }) => counts.issued },
              { header: 'Duplicate', numeric: true, cell: ({ counts }) => counts.duplicate },
              { header: 'Rejected', numeric: true, cell: ({ counts }) => counts.rejected },
              { header: 'Held', numeric: true, cell: ({ counts }) => counts.held },
            ]}
          />
        )}
      </Loadable>
    </>
  );
}
