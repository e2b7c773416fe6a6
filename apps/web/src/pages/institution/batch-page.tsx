import { Button, Progress, Stack, Text } from '@mantine/core';
import type { Batch, BatchRow } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Filter } from '../../parts/filter.js';
import { Loadable } from '../../parts/loadable.js';
import { Paged } from '../../parts/paged.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { choicesOf, rowLooks } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { BatchCounts } from './batch-counts.js';
import { BatchRows } from './batch-rows.js';

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
  return (
    <Page
      title="Roster"
      lead="What became of each row. Running the same roster again issues nothing twice."
      actions={
        <Button component={Link} to="/issue" variant="default">
          Issue more
        </Button>
      }
    >
      <Loadable query={batch}>{(data) => <Course batch={data} />}</Loadable>
      <Section title="Rows">
        <Filter
          label="Show"
          all="every row"
          data={choicesOf(rowLooks)}
          value={outcome}
          onChange={setOutcome}
        />
        <Paged<BatchRow>
          queryKey={['batch-rows', id, batch.data?.counts.pending]}
          path={`/issuer/batches/${id}/rows`}
          query={{ outcome: outcome ?? undefined }}
          empty="No such rows."
        >
          {(rows) => <BatchRows caption="Rows of the roster" rows={rows} />}
        </Paged>
      </Section>
    </Page>
  );
}

function Course({ batch: { counts, state, createdAt, finishedAt } }: { batch: Batch }) {
  const done = counts.total - counts.pending;
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">
        {state === 'done' ? (
          <>
            Done <Time at={finishedAt} />
          </>
        ) : (
          `${done.toLocaleString()} of ${counts.total.toLocaleString()} rows done`
        )}
        , sent <Time at={createdAt} />
      </Text>
      <Progress
        value={counts.total === 0 ? 100 : (done / counts.total) * 100}
        animated={state === 'running'}
        aria-label={`${done} of ${counts.total} rows done`}
      />
      <BatchCounts counts={counts} />
    </Stack>
  );
}
