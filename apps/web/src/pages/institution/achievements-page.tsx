import { Badge, Button, Card, Group, List, Progress, Stack, Text, Title } from '@mantine/core';
import type { AchievementMessage, IssuerDashboard } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Paged } from '../../parts/paged.js';
import { StateBadge } from '../../parts/state-badge.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';

type Figures = IssuerDashboard['achievements'][number];

/** What an institution awards, aligned to frameworks, and how much of it was issued, claimed, revoked. */
export function AchievementsPage() {
  const { api } = useSignedIn();
  const dashboard = useQuery({
    queryKey: ['issuer-dashboard'],
    queryFn: () => api<IssuerDashboard>('/issuer/dashboard'),
  });
  const figures = new Map(dashboard.data?.achievements.map((each) => [each.achievementId, each]));
  return (
    <Page
      title="Achievements"
      lead="What you award. Each is aligned to framework items, so that employers understand it."
      actions={
        <Button component={Link} to="/achievements/new">
          New achievement
        </Button>
      }
    >
      <Paged<AchievementMessage>
        queryKey={['achievements', 'list']}
        path="/issuer/achievements"
        query={{ limit: 20 }}
        empty="Nothing yet. Define your first achievement; then you can issue it."
      >
        {(rows) => (
          <Stack>
            {rows.map((achievement) => (
              <Achievement
                key={achievement.id}
                achievement={achievement}
                figures={figures.get(achievement.id)}
              />
            ))}
          </Stack>
        )}
      </Paged>
    </Page>
  );
}

interface AchievementProps {
  readonly achievement: AchievementMessage;
  readonly figures: Figures | undefined;
}

function Achievement({ achievement, figures }: AchievementProps) {
  const { name, description, achievementType, alignments, resultLevels } = achievement;
  return (
    <Card withBorder>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h4">
          {name}
        </Title>
        <StateBadge look={[achievementType, 'spring']} />
      </Group>
      <Text size="sm">{description}</Text>
      <List size="sm" mt="xs" aria-label="Skills that it shows">
        {alignments.slice(0, 4).map(({ itemUri, itemName, code, frameworkMovedOn }) => (
          <List.Item key={itemUri}>
            {code} {itemName} {frameworkMovedOn && <Badge color="yellow">the framework moved on</Badge>}
          </List.Item>
        ))}
        {alignments.length > 4 && <List.Item>and {alignments.length - 4} more</List.Item>}
      </List>
      {alignments.length === 0 && (
        <Text size="sm" c="dimmed">
          Aligned to no framework: no match can rest on it.
        </Text>
      )}
      {resultLevels.length > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          Levels: {resultLevels.map((level) => level.name).join(', ')}
        </Text>
      )}
      {figures && figures.issued > 0 && <Reached figures={figures} />}
    </Card>
  );
}

/** How far its credentials came. */
function Reached({ figures: { issued, claimed, revoked } }: { figures: Figures }) {
  const share = (count: number) => (count / issued) * 100;
  return (
    <Stack gap={4} mt="sm">
      <Progress.Root size="md" aria-hidden>
        <Progress.Section value={share(Math.max(0, claimed - revoked))} color="teal.7" />
        <Progress.Section value={share(revoked)} color="red.7" />
      </Progress.Root>
      <Text size="sm">
        {issued.toLocaleString()} issued, {claimed.toLocaleString()} in wallets, {revoked.toLocaleString()}{' '}
        revoked
      </Text>
    </Stack>
  );
}
