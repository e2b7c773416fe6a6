import { Badge, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { HeldCredential, HeldCredentialPage, WalletConnection } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { Time } from '../../shell/time.js';
import { ImportCredential } from './import-credential.js';

const colors = { held: 'teal', refused: 'yellow', revoked: 'red' } as const;
const words = { held: 'verified', refused: 'not verified', revoked: 'revoked' } as const;

/** What a learner holds. */
export function WalletPage() {
  const { api } = useSignedIn();
  const held = useQuery({
    queryKey: ['wallet', 'credentials'],
    queryFn: () => api<HeldCredentialPage>('/wallet/credentials', { query: { limit: 200 } }),
    refetchInterval: 3_000,
  });
  const connections = useQuery({
    queryKey: ['wallet', 'connections'],
    queryFn: () => api<WalletConnection[]>('/wallet/connections'),
  });
  return (
    <Page
      title="My credentials"
      lead="Each was checked when it came. Nobody sees one unless you consent or share it."
      actions={<ImportCredential />}
    >
      <Loadable
        query={held}
        isEmpty={({ items }) => items.length === 0}
        empty="Nothing yet. Open the claim link of your institution, or bring a credential from elsewhere."
      >
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {items.map((item) => (
              <CredentialCard key={item.credentialId} item={item} />
            ))}
          </SimpleGrid>
        )}
      </Loadable>
      <Stack gap="xs">
        <Title order={2} size="h4">
          Connected institutions
        </Title>
        <Loadable query={connections} isEmpty={(list) => list.length === 0} empty="None yet.">
          {(list) => (
            <Group>
              {list.map(({ connectionId, organisationName, connectedAt }) => (
                <Text key={connectionId} size="sm">
                  {organisationName}, since <Time at={connectedAt} />
                </Text>
              ))}
            </Group>
          )}
        </Loadable>
      </Stack>
    </Page>
  );
}

function CredentialCard({ item }: { item: HeldCredential }) {
  return (
    <Card withBorder>
      <Stack gap="xs" h="100%" justify="space-between">
        <div>
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Title order={2} size="h5">
              {item.name}
            </Title>
            <Badge color={colors[item.state]} variant="light" miw={90}>
              {words[item.state]}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {item.issuerName}
          </Text>
          <Text size="sm">
            Received <Time at={item.receivedAt} />
          </Text>
          {item.revokedReason && <Text size="sm">Revoked: {item.revokedReason}</Text>}
        </div>
        <Button
          component={Link}
          to={`/wallet/${encodeURIComponent(item.credentialId)}`}
          variant="light"
          aria-label={`Open ${item.name}`}
        >
          Open
        </Button>
      </Stack>
    </Card>
  );
}
