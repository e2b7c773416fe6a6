import { Anchor, Group, Progress, Text } from '@mantine/core';
import type { MatchSummary, PostingDetail } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Filter } from '../../parts/filter.js';
import { Loadable } from '../../parts/loadable.js';
import { Paged } from '../../parts/paged.js';
import { Section } from '../../parts/section.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { choicesOf, percent, shortReference, tierLooks } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ClosePosting } from './close-posting.js';
import { PostingFacts } from './posting-facts.js';

const columns: readonly Column<MatchSummary>[] = [
  { header: 'Rank', numeric: true, cell: ({ rank }) => rank },
  {
    header: 'Candidate',
    cell: ({ id, candidate }) => (
      <Anchor component={Link} to={`/matches/${id}`} inherit>
        {candidate.identity?.displayName ?? shortReference(candidate.reference)}
      </Anchor>
    ),
  },
  { header: 'Tier', cell: (row) => <StateBadge look={tierLooks[row.tier]} /> },
  { header: 'Fit', cell: ({ score }) => <Fit score={score} /> },
  {
    header: 'Met',
    numeric: true,
    cell: (row) => `${row.requirementsMet} of ${row.requirementCount}`,
  },
  { header: 'Since', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

/** A posting and its candidates, best first, without names until they release them. */
export function PostingPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const posting = useQuery({
    queryKey: ['posting', id],
    queryFn: () => api<PostingDetail>(`/matching/postings/${id}`),
    refetchInterval: 5_000,
  });
  return (
    <Page
      title={posting.data?.title ?? 'Posting'}
      lead={posting.data?.description}
      actions={posting.data?.state === 'open' && <ClosePosting posting={posting.data} />}
    >
      <Loadable query={posting}>{(data) => <PostingFacts posting={data} />}</Loadable>
      <Candidates postingId={id} />
    </Page>
  );
}

function Candidates({ postingId }: { postingId: string }) {
  const [tier, setTier] = useState<string | null>(null);
  return (
    <Section title="Candidates" lead="Best first. Whoever comes to fit appears here by themselves.">
      <Filter label="Show" all="everybody" data={choicesOf(tierLooks)} value={tier} onChange={setTier} />
      <Paged<MatchSummary>
        queryKey={['matches', postingId]}
        path={`/matching/postings/${postingId}/matches`}
        query={{ tier: tier ?? undefined }}
        every={3_000}
        empty="Nobody fits now. Only people who consented are counted; each new credential is looked at."
      >
        {(rows) => (
          <DataTable caption="Candidates, best first" rows={rows} keyOf={({ id }) => id} columns={columns} />
        )}
      </Paged>
    </Section>
  );
}

function Fit({ score }: { score: number }) {
  return (
    <Group gap="xs" wrap="nowrap" miw={110}>
      <Progress value={score / 10} style={{ flex: 1 }} aria-hidden />
      <Text size="sm">{percent(score)}</Text>
    </Group>
  );
}
