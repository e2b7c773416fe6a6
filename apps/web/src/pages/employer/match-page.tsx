import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MatchDetail } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { Explanation } from '../../shell/explanation.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

/** Why a candidate fits, and what became of it. */
export function MatchPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<string | null>('interviewed');
  const match = useQuery({
    queryKey: ['match', id],
    queryFn: () => api<MatchDetail>(`/matching/matches/${id}`),
  });
  const report = useMutation({
    mutationFn: () =>
      api(`/matching/matches/${id}/outcomes`, {
        method: 'POST',
        json: { outcome, occurredAt: new Date().toISOString() },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['match', id] });
      notifications.show({ title: 'Recorded', message: 'Thank you: the adoption figures know it now.' });
    },
  });
  return (
    <Page title="Why this candidate" {...(match.data && { lead: match.data.postingTitle })}>
      <Loadable query={match}>
        {({ candidate, score, tier, explanation, outcomes }) => (
          <Stack>
            <Text>
              {candidate.identity
                ? `${candidate.identity.displayName}, ${candidate.identity.email}`
                : `Candidate ${candidate.reference}, who has not released a name to you`}
              : {tier}, {score / 10} % of what is asked for.
            </Text>
            <Explanation requirements={explanation} />
            <Title order={2} size="h4">
              What became of it
            </Title>
            {outcomes.map((each) => (
              <Text key={each.outcome} size="sm">
                {each.outcome}, <Time at={each.occurredAt} />
              </Text>
            ))}
            <Group align="flex-end">
              <Select
                label="Outcome"
                allowDeselect={false}
                data={['interviewed', 'offered', 'hired', 'declined', 'retained-90-days']}
                value={outcome}
                onChange={setOutcome}
              />
              <Button onClick={() => report.mutate()} loading={report.isPending}>
                Record
              </Button>
            </Group>
            <ProblemAlert error={report.error} />
          </Stack>
        )}
      </Loadable>
    </Page>
  );
}
