import { Badge, Button, Card, Group, List, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { DemonstrationAccount } from '@wellspring/contracts';
import { IconAward, IconHierarchy, IconTargetArrow, IconWallet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSession } from '../../session/session.js';
import { navigation } from '../../shell/navigation.js';
import { Page } from '../../shell/page.js';

const steps = [
  {
    icon: IconHierarchy,
    title: 'Frameworks',
    text: 'Educators and employers say what a skill means, in CASE frameworks that map to each other.',
  },
  {
    icon: IconAward,
    title: 'Credentials',
    text: 'Institutions award it, signed as Open Badges 3.0, aligned to the framework.',
  },
  {
    icon: IconWallet,
    title: 'Consent',
    text: 'Learners hold it, decide who may see it, and take that back in one action.',
  },
  {
    icon: IconTargetArrow,
    title: 'Matches',
    text: 'Employers get verified candidates in a feed, each with the reason why.',
  },
];

/** The start page: what this is, and the ways in. */
export function HomePage() {
  const { session } = useSession();
  return (
    <Page
      title={session ? `Welcome, ${session.name}` : 'Skills that travel, verified'}
      lead={
        session
          ? 'Choose what to do; the areas are those of your role.'
          : 'From the framework that defines a skill to the employer who needs it, and the figures that show whether it works.'
      }
      actions={
        !session && (
          <Button component={Link} to="/sign-up" variant="default">
            Make a wallet
          </Button>
        )
      }
    >
      {session ? <Areas /> : <Steps />}
      {!session && <Demonstration />}
    </Page>
  );
}

function Steps() {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {steps.map(({ icon: Icon, title, text }) => (
        <Card key={title} withBorder>
          <ThemeIcon size={38} variant="light" aria-hidden>
            <Icon size={22} />
          </ThemeIcon>
          <Title order={2} size="h4" mt="sm">
            {title}
          </Title>
          <Text size="sm" mt={4}>
            {text}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}

function Areas() {
  const { session } = useSession();
  const items = navigation.flatMap((section) =>
    section.items.map((item) => ({ ...item, area: section.label })),
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      {items
        .filter(({ scope }) => !scope || session?.scopes.has(scope))
        .map(({ label, to, icon: Icon, area }) => (
          <Card key={to} withBorder component={Link} to={to} c="inherit" td="none">
            <Group>
              <ThemeIcon size={38} variant="light" aria-hidden>
                <Icon size={22} />
              </ThemeIcon>
              <Stack gap={0}>
                <Text fw={600}>{label}</Text>
                <Text size="sm" c="dimmed">
                  {area}
                </Text>
              </Stack>
            </Group>
          </Card>
        ))}
    </SimpleGrid>
  );
}

/** In a demonstration, one press signs in as anybody of the cast. */
function Demonstration() {
  const { api, signIn } = useSession();
  const accounts = useQuery({
    queryKey: ['demonstration'],
    queryFn: () => api<DemonstrationAccount[]>('/identity/demonstration'),
    retry: false,
  });
  if (!accounts.data) return null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        This is a demonstration: sign in as …
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {accounts.data.map(({ name, email, role, organisation }) => (
          <Card key={email} withBorder padding="sm">
            <Text fw={600}>{name}</Text>
            <Text size="sm" c="dimmed">
              {organisation ?? 'a learner or operator'}
            </Text>
            <Group justify="space-between" mt="sm">
              <Badge variant="light">{role}</Badge>
              <Button
                size="xs"
                onClick={() => void signIn({ email, returnTo: '/' })}
                aria-label={`Sign in as ${name}`}
              >
                Sign in
              </Button>
            </Group>
          </Card>
        ))}
      </SimpleGrid>
      <List size="sm" c="dimmed">
        <List.Item>The names are invented; the signatures, events and matches are real.</List.Item>
      </List>
    </Stack>
  );
}
