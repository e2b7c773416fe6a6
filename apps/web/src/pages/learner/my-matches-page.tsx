import { Badge, Button, Card, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { MyMatch, MyMatchList } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';

/** Openings that fit what a learner has shown, by the learner's own consent. */
export function MyMatchesPage() {
  const { api } = useSignedIn();
  const matches = useQuery({
    queryKey: ['my-matches'],
    queryFn: () => api<MyMatchList>('/matching/my-matches', { query: { limit: 100 } }),
    refetchInterval: 5_000,
  });
  return (
    <Page
      title="My matches"
      lead="Openings that your verified credentials fit. Employers see no name until you release it."
    >
      <Loadable
        query={matches}
        isEmpty={({ items }) => items.length === 0}
        empty="No opening fits yet, or you have not consented to matching."
      >
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {items.map((match) => (
              <MatchCard key={match.id} match={match} />
            ))}
          </SimpleGrid>
        )}
      </Loadable>
    </Page>
  );
}

function MatchCard({ match }: { match: MyMatch }) {
  const percent = Math.round(match.score / 10);
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h5">
            {match.posting.title}
          </Title>
          <Badge color={match.tier === 'qualified' ? 'teal' : 'yellow'} miw={90}>
            {match.tier}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {match.employer.name ?? 'An employer'}
          {match.posting.location && `, ${match.posting.location}`}
        </Text>
        <Progress value={percent} aria-label={`${percent} percent of what is asked for`} />
        <Text size="sm">
          {match.requirementsMet} of {match.requirementCount} requirements met
          {match.missing.length > 0 && `; missing: ${match.missing.join(', ')}`}
        </Text>
        <Button
          component={Link}
          to={`/my-matches/${match.id}`}
          variant="light"
          aria-label={`Why ${match.posting.title}`}
        >
          Why this opening
        </Button>
      </Stack>
    </Card>
  );
}
