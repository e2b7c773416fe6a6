import { Badge, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import type { AchievementPage, IssuerDashboard } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';

/** What an institution awards, aligned to frameworks, and how much of it was issued, claimed, revoked. */
export function AchievementsPage() {
  const { api } = useSignedIn();
  const achievements = useQuery({
    queryKey: ['achievements'],
    queryFn: () => api<AchievementPage>('/issuer/achievements', { query: { limit: 100 } }),
  });
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
      <Loadable
        query={achievements}
        isEmpty={({ items }) => items.length === 0}
        empty="Define your first achievement."
      >
        {({ items }) => (
          <Stack>
            {items.map((achievement) => {
              const figure = figures.get(achievement.id);
              return (
                <Card key={achievement.id} withBorder>
                  <Group justify="space-between">
                    <Title order={2} size="h4">
                      {achievement.name}
                    </Title>
                    <Badge variant="light">{achievement.achievementType}</Badge>
                  </Group>
                  <Text size="sm">{achievement.description}</Text>
                  {figure && (
                    <Text size="sm" c="dimmed">
                      {figure.issued} issued, {figure.claimed} claimed, {figure.revoked} revoked
                    </Text>
                  )}
                  <List size="sm" mt="xs">
                    {achievement.alignments
                      .slice(0, 6)
                      .map(({ itemUri, itemName, code, frameworkMovedOn }) => (
                        <List.Item key={itemUri}>
                          {code} {itemName}{' '}
                          {frameworkMovedOn && <Badge color="yellow">the framework moved on</Badge>}
                        </List.Item>
                      ))}
                    {achievement.alignments.length > 6 && (
                      <List.Item>and {achievement.alignments.length - 6} more</List.Item>
                    )}
                  </List>
                </Card>
              );
            })}
          </Stack>
        )}
      </Loadable>
    </Page>
  );
}
