import type { FeedEntry, FeedSubscription, SubscriptionList } from '@wellspring/contracts';
import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { StreamBadge } from '../../parts/stream-badge.js';
import { Time } from '../../parts/time.js';
import { percent, shortReference } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { FailedDeliveries } from './failed-deliveries.js';
import { FeedActions } from './feed-actions.js';
import { useFeed } from './use-feed.js';

const words = {
  'match.created': ['new', 'teal'],
  'match.updated': ['changed', 'blue'],
  'match.withdrawn': ['ended', 'gray'],
} as const;

const reasons = {
  consent: 'consent withdrawn',
  revoked: 'credential revoked',
  expired: 'expired',
  unqualified: 'no longer fits',
  'posting-closed': 'posting closed',
  erased: 'person erased',
} as const;

const columns: readonly Column<FeedEntry>[] = [
  { header: 'No.', numeric: true, cell: ({ cursor }) => cursor },
  { header: 'What', cell: (entry) => <What entry={entry} /> },
  { header: 'Posting', cell: ({ posting }) => posting.title },
  { header: 'Candidate', cell: (entry) => <Candidate entry={entry} /> },
  {
    header: 'Fit',
    numeric: true,
    cell: ({ match }) => (match.score === undefined ? '–' : percent(match.score)),
  },
  { header: 'When', cell: ({ occurredAt }) => <Time at={occurredAt} /> },
];

/** What a feed has said, and what of it failed to arrive. */
export function FeedPage() {
  const { id = '' } = useParams();
  const { past, entries, stream } = useFeed(id);
  const subscription = useSubscription(id);
  return (
    <Page
      title="Feed"
      lead={
        subscription
          ? `${subscription.webhook?.url ?? 'Polling and streaming'}; ${subscription.postingIds ? `${subscription.postingIds.length} postings` : 'all postings'}.`
          : 'The same entries with the same ids by every transport.'
      }
      actions={<FeedActions subscriptionId={id} hasWebhook={Boolean(subscription?.webhook)} />}
    >
      {subscription?.webhook && <FailedDeliveries subscriptionId={id} />}
      <Section title="Entries" lead="Newest first, the last hundred; each comes in as it happens.">
        <Group>
          <StreamBadge state={stream.state} />
        </Group>
        <ProblemAlert error={stream.error} title="The stream is interrupted" />
        <Loadable
          query={{ ...past, data: entries }}
          isEmpty={(rows) => rows.length === 0}
          empty="No entry yet. The first match of a posting appears here by itself."
        >
          {(rows) => <Entries rows={rows} />}
        </Loadable>
      </Section>
    </Page>
  );
}

function useSubscription(id: string): FeedSubscription | undefined {
  const { api } = useSignedIn();
  const subscriptions = useQuery({
    queryKey: ['subscriptions', 'all'],
    queryFn: () => api<SubscriptionList>('/matching/subscriptions', { query: { limit: 200 } }),
  });
  return subscriptions.data?.items.find((each) => each.id === id);
}

function Entries({ rows }: { rows: readonly FeedEntry[] }) {
  return <DataTable caption="Entries of the feed" rows={rows} keyOf={({ id }) => id} columns={columns} />;
}

function What({ entry: { type, reason, tombstone } }: { entry: FeedEntry }) {
  const [word, color] = words[type];
  return (
    <>
      <Badge color={color}>{word}</Badge>
      {reason && <Text size="xs">{reasons[reason]}</Text>}
      {tombstone && <Text size="xs">delete what you hold of them</Text>}
    </>
  );
}

function Candidate({ entry: { candidate, match, type } }: { entry: FeedEntry }) {
  const name = candidate.identity?.displayName ?? shortReference(candidate.reference);
  if (type === 'match.withdrawn') return name;
  return (
    <Anchor component={Link} to={`/matches/${match.id}`} inherit>
      {name}
    </Anchor>
  );
}
