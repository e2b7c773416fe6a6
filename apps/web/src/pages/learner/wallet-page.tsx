import { Badge, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { HeldCredential, WalletConnection } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loadable } from '../../parts/loadable.js';
import { Paged } from '../../parts/paged.js';
import { Section } from '../../parts/section.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { heldLooks } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ImportCredential } from './import-credential.js';

/** What a learner holds. */
export function WalletPage() {
  return (
    <Page
      title="My credentials"
      lead="Each was checked when it came. Nobody sees one unless you consent or share it."
      actions={<ImportCredential />}
    >
      <Paged<HeldCredential>
        queryKey={['wallet', 'credentials']}
        path="/wallet/credentials"
        every={3_000}
        empty="Nothing yet. Open the claim link of your institution, or bring a credential from elsewhere."
      >
        {(rows) => (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {rows.map((item) => (
              <CredentialCard key={item.credentialId} item={item} />
            ))}
          </SimpleGrid>
        )}
      </Paged>
      <Connections />
    </Page>
  );
}

function Connections() {
  const { api } = useSignedIn();
  const connections = useQuery({
    queryKey: ['wallet', 'connections'],
    queryFn: () => api<WalletConnection[]>('/wallet/connections'),
  });
  return (
    <Section title="Connected institutions">
      <Loadable
        query={connections}
        isEmpty={(list) => list.length === 0}
        empty="None yet. A claim link connects your wallet with the institution that sent it."
      >
        {(list) => (
          <Stack gap={4}>
            {list.map(({ connectionId, organisationName, connectedAt, autoReceive }) => (
              <Text key={connectionId} size="sm">
                {organisationName}, since <Time at={connectedAt} />
                {!autoReceive && '; paused'}
              </Text>
            ))}
          </Stack>
        )}
      </Loadable>
    </Section>
  );
}

function CredentialCard({ item }: { item: HeldCredential }) {
  return (
    <Card withBorder>
      <Stack gap="sm" h="100%" justify="space-between">
        <Stack gap={4}>
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Title order={2} size="h5">
              {item.name}
            </Title>
            <StateBadge look={heldLooks[item.state]} />
          </Group>
          <Text size="sm" c="dimmed">
            {item.issuerName}
          </Text>
          <Text size="sm">
            Received <Time at={item.receivedAt} />
          </Text>
          {item.origin === 'import' && <Badge color="gray">brought by you</Badge>}
          {item.revokedReason && <Text size="sm">Revoked: {item.revokedReason}</Text>}
        </Stack>
        <Button
          component={Link}
          to={`/my-credentials/${encodeURIComponent(item.credentialId)}`}
          variant="light"
          aria-label={`Open ${item.name}`}
        >
          Open
        </Button>
      </Stack>
    </Card>
  );
}
