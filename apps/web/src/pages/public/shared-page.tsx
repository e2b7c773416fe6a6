import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { SharedView } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useSession } from '../../session/session.js';
import { Checks } from '../../shell/checks.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { Time } from '../../shell/time.js';

/** What a learner showed by a link, checked at this moment. */
export function SharedPage() {
  const { token = '' } = useParams();
  const { api } = useSession();
  const view = useQuery({
    queryKey: ['shared', token],
    queryFn: () => api<SharedView>(`/wallet/shared/${token}`),
  });
  return (
    <Page title="Shared with you" lead="Checked just now, against the issuer's own keys and status list.">
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
                  <Badge color={outcome === 'verified' ? 'teal' : 'red'}>{outcome}</Badge>
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
