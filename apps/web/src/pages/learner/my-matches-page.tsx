import { Button, Card, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { MyMatch } from '@wellspring/contracts';
import { Link } from 'react-router';
import { Paged } from '../../parts/paged.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { percent, tierLooks } from '../../parts/words.js';
import { Page } from '../../shell/page.js';

/** Openings that fit what a learner has shown, by the learner's own consent. */
export function MyMatchesPage() {
  return (
    <Page
      title="My matches"
      lead="Openings that your verified credentials fit. Employers see no name until you release it."
    >
      <Paged<MyMatch>
        queryKey={['my-matches', 'list']}
        path="/matching/my-matches"
        every={3_000}
        empty="No opening fits yet, or you have not consented to matching. New openings appear here by themselves."
      >
        {(rows) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {rows.map((match) => (
              <MatchCard key={match.id} match={match} />
            ))}
          </SimpleGrid>
        )}
      </Paged>
    </Page>
  );
}

function MatchCard({ match }: { match: MyMatch }) {
  const { posting, employer, tier, score, requirementsMet, requirementCount, missing, releasedAt } = match;
  return (
    <Card withBorder>
      <Stack gap="xs" h="100%" justify="space-between">
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Title order={2} size="h5">
              {posting.title}
            </Title>
            <StateBadge look={tierLooks[tier]} />
          </Group>
          <Text size="sm" c="dimmed">
            {employer.name ?? 'An employer'}
            {posting.location && `, ${posting.location}`}
            {posting.closesAt && (
              <>
                ; closes <Time at={posting.closesAt} />
              </>
            )}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Progress
              value={score / 10}
              style={{ flex: 1 }}
              aria-label={`${percent(score)} of what is asked for`}
            />
            <Text size="sm" fw={600}>
              {percent(score)}
            </Text>
          </Group>
          <Text size="sm">
            {requirementsMet} of {requirementCount} requirements met
            {missing.length > 0 && `; missing: ${missing.join(', ')}`}
            {releasedAt && '; they know your name'}
          </Text>
        </Stack>
        <Button
          component={Link}
          to={`/my-matches/${match.id}`}
          variant="light"
          aria-label={`Why this opening: ${posting.title}`}
        >
          Why this opening
        </Button>
      </Stack>
    </Card>
  );
}
