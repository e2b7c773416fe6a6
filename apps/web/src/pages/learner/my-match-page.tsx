import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { Me, MyMatchDetail } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { Explanation } from '../../shell/explanation.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

/** Why this opening, what is missing, and the release of one's name to that employer alone. */
export function MyMatchPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const match = useQuery({
    queryKey: ['my-match', id],
    queryFn: () => api<MyMatchDetail>(`/matching/my-matches/${id}`),
  });
  return (
    <Page
      title={match.data?.posting.title ?? 'Match'}
      {...(match.data && {
        lead: `${match.data.employer.name ?? 'An employer'}: ${Math.round(match.data.score / 10)} % of what is asked for.`,
      })}
    >
      <Loadable query={match}>
        {(detail) => (
          <Stack>
            {detail.description && <Text>{detail.description}</Text>}
            <Title order={2} size="h4">
              Why this opening
            </Title>
            <Explanation requirements={detail.explanation} />
            <Release match={detail} />
          </Stack>
        )}
      </Loadable>
    </Page>
  );
}

function Release({ match }: { match: MyMatchDetail }) {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const me = useQuery({ queryKey: ['me'], queryFn: () => api<Me>('/identity/me') });
  const [name, setName] = useState<string>();
  const [email, setEmail] = useState<string>();
  const release = useMutation({
    mutationFn: () =>
      api(`/matching/my-matches/${match.id}/release`, {
        method: 'POST',
        json: { displayName: name ?? me.data?.displayName, email: email ?? me.data?.email },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['my-match', match.id] }),
  });
  if (match.released) {
    return (
      <Card withBorder>
        <Text>
          {match.employer.name} knows you as {match.released.displayName}, {match.released.email}
          {match.releasedAt && (
            <>
              , since <Time at={match.releasedAt} />
            </>
          )}
          .
        </Text>
      </Card>
    );
  }
  return (
    <Card withBorder>
      <Stack>
        <Title order={2} size="h4">
          Tell {match.employer.name ?? 'this employer'} who you are
        </Title>
        <Text size="sm">
          Only this employer sees it. It cannot be unseen, though withdrawing consent tells them to delete it.
        </Text>
        <Group grow>
          <TextInput
            label="Name"
            value={name ?? me.data?.displayName ?? ''}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail"
            type="email"
            value={email ?? me.data?.email ?? ''}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </Group>
        <ProblemAlert error={release.error} />
        <Group>
          <Button onClick={() => release.mutate()} loading={release.isPending} disabled={!me.data}>
            Release my name to this employer
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
