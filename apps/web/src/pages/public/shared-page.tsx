import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { SharedView } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Checks } from '../../parts/checks.js';
import { Loadable } from '../../parts/loadable.js';
import { Time } from '../../parts/time.js';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';

/** What a learner showed by a link, checked at this moment. */
export function SharedPage() {
  const { token = '' } = useParams();
  const { api } = useSession();
  const view = useQuery({
    queryKey: ['shared', token],
    queryFn: () => api<SharedView>(`/wallet/shared/${encodeURIComponent(token)}`),
    // Every reading is a view that the learner sees counted.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  return (
    <Page
      title="Shared with you"
      lead={view.data && "Checked just now, against the issuer's own keys and status list."}
    >
      <Loadable query={view}>
        {({ purpose, until, credentials }) => (
          <Stack>
            <Text>
              For: {purpose}. Open until <Time at={until} />.
            </Text>
            {credentials.map(({ name, issuerName, checks, outcome, text }) => (
              <Card key={text} withBorder>
                <Group justify="space-between">
                  <Title order={2} size="h4">
                    {name}
                  </Title>
                  <Badge size="lg" color={outcome === 'verified' ? 'teal' : 'red'}>
                    {outcome === 'verified' ? 'Verified' : 'Not verified'}
                  </Badge>
                </Group>
                <Text c="dimmed" mb="md">
                  {issuerName}
                </Text>
                <Checks checks={checks} />
              </Card>
            ))}
          </Stack>
        )}
      </Loadable>
    </Page>
  );
}
