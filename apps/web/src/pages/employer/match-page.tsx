import { Anchor, Button, Group, List, Select, Text } from '@mantine/core';
import type { MatchDetail, OutcomeKind } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Explanation } from '../../parts/explanation.js';
import { Loadable } from '../../parts/loadable.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Score } from '../../parts/score.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import { choicesOf, outcomeWords, shortReference } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';

/** Why a candidate fits, and what became of it. */
export function MatchPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const match = useQuery({
    queryKey: ['match', id],
    queryFn: () => api<MatchDetail>(`/matching/matches/${id}`),
  });
  return (
    <Page
      title="Why this candidate"
      lead={
        match.data && (
          <Anchor component={Link} to={`/postings/${match.data.postingId}`} inherit>
            {match.data.postingTitle}
          </Anchor>
        )
      }
    >
      <Loadable query={match}>
        {(detail) => (
          <>
            <Score {...detail}>
              <Text size="sm">
                {detail.candidate.identity
                  ? `${detail.candidate.identity.displayName}, ${detail.candidate.identity.email}`
                  : `Candidate ${shortReference(detail.candidate.reference)}, who has not released a name to you`}
              </Text>
            </Score>
            <Section title="Requirements">
              <Explanation requirements={detail.explanation} />
            </Section>
            <Outcomes match={detail} />
          </>
        )}
      </Loadable>
    </Page>
  );
}

function Outcomes({ match: { id, outcomes } }: { match: MatchDetail }) {
  const [outcome, setOutcome] = useState<OutcomeKind>('interviewed');
  const report = useAction({
    run: (api) =>
      api(`/matching/matches/${id}/outcomes`, {
        method: 'POST',
        json: { outcome, occurredAt: new Date().toISOString() },
      }),
    touches: [['match', id]],
    says: () => ({ title: 'Recorded', message: 'Thank you: the adoption figures know it now.' }),
  });
  return (
    <Section title="What became of it" lead="It counts in the adoption figures, without a name.">
      {outcomes.length > 0 && (
        <List size="sm" aria-label="Outcomes">
          {outcomes.map((each) => (
            <List.Item key={each.id}>
              {outcomeWords[each.outcome]}, <Time at={each.occurredAt} />
            </List.Item>
          ))}
        </List>
      )}
      <Group align="flex-end">
        <Select
          label="Outcome"
          allowDeselect={false}
          data={choicesOf(outcomeWords)}
          value={outcome}
          onChange={(value) => setOutcome((value ?? 'interviewed') as OutcomeKind)}
        />
        <Button onClick={() => report.mutate()} loading={report.isPending}>
          Record
        </Button>
      </Group>
      <ProblemAlert error={report.error} title="It was not recorded" />
    </Section>
  );
}
