import { Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { DemonstrationAccount } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../../parts/section.js';
import { StateBadge } from '../../parts/state-badge.js';
import { roleWords } from '../../parts/words.js';
import { useSession } from '../../session/session.js';

/** In which order a skill meets them. */
const order = ['framework-author', 'issuer', 'learner', 'recruiter', 'researcher', 'operator'];

/** In a demonstration, one press goes to the sign-in of anybody of the cast. */
export function Demonstration() {
  const accounts = useDemonstrationAccounts();
  if (!accounts.data) return null;
  const inOrder = accounts.data.toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
  return (
    <Section
      title="This is a demonstration: sign in as …"
      lead="The names are invented; the signatures, events and matches are real."
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {inOrder.map((account) => (
          <Person key={account.email} account={account} />
        ))}
      </SimpleGrid>
    </Section>
  );
}

/** The cast of a demonstration; nobody where the installation is none. */
export function useDemonstrationAccounts() {
  const { api } = useSession();
  return useQuery({
    queryKey: ['demonstration'],
    queryFn: () => api<DemonstrationAccount[]>('/identity/demonstration'),
    retry: false,
    staleTime: Infinity,
  });
}

function Person({ account: { name, email, role, organisation } }: { account: DemonstrationAccount }) {
  const { signIn } = useSession();
  return (
    <Card withBorder padding="sm">
      <Stack gap="sm" justify="space-between" h="100%">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {organisation ?? (role === 'operator' ? 'This installation' : 'For herself')}
          </Text>
        </div>
        <Group justify="space-between">
          <StateBadge look={[roleWords[role] ?? role, 'spring']} />
          <Button
            size="xs"
            onClick={() => void signIn({ email, returnTo: '/' })}
            aria-label={`Sign in as ${name}`}
          >
            Sign in
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
