import { Badge, Group, Progress, Select, Stack } from '@mantine/core';
import type { Batch, BatchRowPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';

/** How far a roster is, and what became of each row. */
export function BatchPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const [outcome, setOutcome] = useState<string | null>(null);
  const batch = useQuery({
    queryKey: ['batch', id],
    queryFn: () => api<Batch>(`/issuer/batches/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : 500),
  });
  const rows = useQuery({
    queryKey: ['batch-rows', id, outcome, batch.data?.counts.pending],
    queryFn: () =>
      api<BatchRowPage>(`/issuer/batches/${id}/rows`, {
        query: { limit: 200, outcome: outcome ?? undefined },
      }),
  });
  return (
    <Page title="Roster">
      <Loadable query={batch}>
        {({ counts, state }) => (
          <Stack gap="xs" role="status">
            <Progress
              value={counts.total === 0 ? 100 : ((counts.total - counts.pending) / counts.total) * 100}
              animated={state === 'running'}
              aria-label={`${counts.total - counts.pending} of ${counts.total} rows done`}
            />
            <Group gap="xs">
              <Badge color="teal">{counts.issued} issued</Badge>
              <Badge color="gray">{counts.duplicate} duplicate</Badge>
              <Badge color="red">{counts.rejected} rejected</Badge>
              <Badge color="yellow">{counts.held} held</Badge>
              {counts.pending > 0 && <Badge variant="light">{counts.pending} to come</Badge>}
            </Group>
          </Stack>
        )}
      </Loadable>
      <Select
        label="Show"
        placeholder="every row"
        clearable
        maw={220}
        data={['issued', 'duplicate', 'rejected', 'held', 'pending']}
        value={outcome}
        onChange={setOutcome}
      />
      <Loadable query={rows} isEmpty={({ items }) => items.length === 0} empty="No such rows.">
        {({ items }) => (
          <DataTable
            caption="Rows of the roster"
            rows={items}
            keyOf={({ row }) => String(row)}
            columns={[
              { header: 'Row', numeric: true, cell: ({ row }) => row },
              { header: 'Number', cell: ({ externalId }) => externalId },
              { header: 'Outcome', cell: ({ outcome: found }) => found },
              { header: 'Reason', cell: ({ reason, code }) => (reason ? `${reason} (${code})` : '') },
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}
