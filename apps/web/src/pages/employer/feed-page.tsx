import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DeliveryList, FeedEntry, FeedPage as FeedEvents, RotatedSecret } from '@wellspring/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Api } from '../../api/client.js';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

/** What a feed has said, and what of it failed to arrive. */
export function FeedPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const events = useQuery({
    queryKey: ['feed', id],
    queryFn: () => latestEntries(api, id),
    refetchInterval: 2_000,
  });
  const failures = useQuery({
    queryKey: ['deliveries', id],
    queryFn: () =>
      api<DeliveryList>(`/matching/subscriptions/${id}/deliveries`, { query: { state: 'failed' } }),
    refetchInterval: 5_000,
  });
  const replay = useMutation({
    mutationFn: () =>
      api<{ queued: number }>(`/matching/subscriptions/${id}/replay`, {
        method: 'POST',
        json: { fromCursor: 1 },
      }),
    onSuccess: ({ queued }) =>
      notifications.show({ title: 'Replay', message: `${queued} entries go out again, with the same ids.` }),
  });
  const rotate = useMutation({
    mutationFn: () => api<RotatedSecret>(`/matching/subscriptions/${id}/rotate-secret`, { method: 'POST' }),
    onSuccess: ({ secret }) =>
      notifications.show({ title: 'The new secret, shown this once', message: secret, autoClose: false }),
  });
  return (
    <Page
      title="Feed"
      lead="Newest first. The same entries with the same ids by every transport."
      actions={
        <>
          <Button variant="default" onClick={() => replay.mutate()} loading={replay.isPending}>
            Replay from the start
          </Button>
          <Button variant="default" onClick={() => rotate.mutate()} loading={rotate.isPending}>
            New secret
          </Button>
        </>
      }
    >
      <ProblemAlert error={replay.error ?? rotate.error} />
      {failures.data && failures.data.items.length > 0 && (
        <ProblemAlert
          title="Some deliveries failed"
          error={
            new Error(`${failures.data.items.length} entries did not arrive; mend the receiver and replay.`)
          }
        />
      )}
      <Loadable query={events} isEmpty={(items) => items.length === 0} empty="Nothing yet.">
        {(items) => (
          <DataTable
            caption="Entries of the feed"
            rows={items}
            keyOf={({ id: entry }) => entry}
            columns={[
              { header: 'No.', numeric: true, cell: ({ cursor }) => cursor },
              {
                header: 'What',
                cell: ({ type, reason }) => (
                  <Badge variant="light">{reason ? `${type}: ${reason}` : type}</Badge>
                ),
              },
              { header: 'Posting', cell: ({ posting }) => posting.title },
              {
                header: 'Candidate',
                cell: ({ candidate }) => candidate.identity?.displayName ?? candidate.reference.slice(0, 8),
              },
              {
                header: 'Fit',
                numeric: true,
                cell: ({ match }) => (match.score === undefined ? '' : `${match.score / 10} %`),
              },
              { header: 'When', cell: ({ occurredAt }) => <Time at={occurredAt} /> },
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}

/** The last hundred entries: read to the end once, then shown backwards. */
async function latestEntries(api: Api, id: string): Promise<FeedEntry[]> {
  let entries: FeedEntry[] = [];
  for (let cursor = 0, more = true; more;) {
    const page = await api<FeedEvents>(`/matching/subscriptions/${id}/events`, {
      query: { cursor, limit: 200 },
    });
    entries = [...entries, ...page.items].slice(-100);
    cursor = page.cursor;
    more = page.hasMore;
  }
  return entries.toReversed();
}
