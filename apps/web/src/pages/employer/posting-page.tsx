import { Anchor, Badge, Button, Select } from '@mantine/core';
import type { MatchList, PostingDetail } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

/** The candidates of a posting, best first, without names until they release them. */
export function PostingPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [tier, setTier] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const posting = useQuery({
    queryKey: ['posting', id],
    queryFn: () => api<PostingDetail>(`/matching/postings/${id}`),
  });
  const matches = useQuery({
    queryKey: ['matches', id, tier],
    queryFn: () =>
      api<MatchList>(`/matching/postings/${id}/matches`, { query: { limit: 100, tier: tier ?? undefined } }),
    refetchInterval: 3_000,
  });
  const close = useMutation({
    mutationFn: () => api(`/matching/postings/${id}/close`, { method: 'POST', json: { reason: 'filled' } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['posting', id] }),
  });
  return (
    <Page
      title={posting.data?.title ?? 'Posting'}
      {...(posting.data && { lead: posting.data.requirements.map(({ label }) => label).join(' · ') })}
      actions={
        posting.data?.state === 'open' && (
          <Button
            variant="light"
            color="red"
            loading={close.isPending}
            onClick={() => (sure ? close.mutate() : setSure(true))}
          >
            {sure ? 'Yes, close it: every match ends' : 'Close as filled'}
          </Button>
        )
      }
    >
      <ProblemAlert error={close.error} />
      <Select
        label="Show"
        placeholder="every tier"
        clearable
        maw={220}
        data={['qualified', 'near']}
        value={tier}
        onChange={setTier}
      />
      <Loadable
        query={matches}
        isEmpty={({ items }) => items.length === 0}
        empty="Nobody fits yet. Whoever comes to fit appears here by themselves."
      >
        {({ items }) => (
          <DataTable
            caption="Candidates, best first"
            rows={items}
            keyOf={({ id: match }) => match}
            columns={[
              { header: 'Rank', numeric: true, cell: ({ rank }) => rank },
              {
                header: 'Candidate',
                cell: ({ id: match, candidate }) => (
                  <Anchor component={Link} to={`/matches/${match}`}>
                    {candidate.identity?.displayName ?? candidate.reference.slice(0, 8)}
                  </Anchor>
                ),
              },
              {
                header: 'Tier',
                cell: (row) => <Badge color={row.tier === 'qualified' ? 'teal' : 'yellow'}>{row.tier}</Badge>,
              },
              { header: 'Fit', numeric: true, cell: ({ score }) => `${score / 10} %` },
              {
                header: 'Met',
                numeric: true,
                cell: (row) => `${row.requirementsMet} of ${row.requirementCount}`,
              },
              { header: 'Since', cell: ({ createdAt }) => <Time at={createdAt} /> },
            ]}
          />
        )}
      </Loadable>
    </Page>
  );
}
