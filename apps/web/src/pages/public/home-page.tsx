import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAward, IconHierarchy, IconTargetArrow, IconWallet } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSession } from '../../session/session.js';
import { navigationOf } from '../../shell/navigation.js';
import { Page } from '../../shell/page.js';
import { Demonstration } from './demonstration.js';

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
  const { session, ready } = useSession();
  if (session) {
    return (
      <Page
        title={`Welcome, ${session.name}`}
        lead="Choose what to do; these are the areas that your role opens."
      >
        <AreaCards />
      </Page>
    );
  }
  return (
    <Page
      title="Skills that travel, verified"
      lead="From the framework that defines a skill to the employer who needs it, and the figures that show whether it works."
      actions={
        <Button component={Link} to="/sign-up" variant="default">
          Make a wallet
        </Button>
      }
    >
      <Steps />
      {ready && <Demonstration />}
      <Text size="sm">
        For programs: the <Anchor href="/docs">API reference</Anchor>. For everybody: the{' '}
        <Anchor component={Link} to="/frameworks">
          frameworks
        </Anchor>
        , open to read.
      </Text>
    </Page>
  );
}

function Steps() {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {steps.map(({ icon: Icon, title, text }, index) => (
        <Card key={title} withBorder>
          <Group gap="sm">
            <ThemeIcon size={38} variant="light" aria-hidden>
              <Icon size={22} />
            </ThemeIcon>
            <Title order={2} size="h4">
              {index + 1}. {title}
            </Title>
          </Group>
          <Text size="sm" mt="xs">
            {text}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}

function AreaCards() {
  const { session } = useSession();
  const items = navigationOf(session?.scopes).flatMap((section) => section.items);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      {items.map(({ label, hint, to, icon: Icon }) => (
        <Card key={to} withBorder component={Link} to={to} c="inherit" td="none">
          <Group wrap="nowrap" align="flex-start">
            <ThemeIcon size={38} variant="light" aria-hidden>
              <Icon size={22} />
            </ThemeIcon>
            <Stack gap={0}>
              <Text fw={600}>{label}</Text>
              <Text size="sm" c="dimmed">
                {hint}
              </Text>
            </Stack>
          </Group>
        </Card>
      ))}
    </SimpleGrid>
  );
}
