import { Card, Group, List, Stack, Text } from '@mantine/core';
import type { PostingDetail } from '@wellspring/contracts';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { counted } from '../../parts/words.js';

/** What a posting asks for, where and until when. */
export function PostingFacts({ posting }: { posting: PostingDetail }) {
  const { state, closeReason, closedAt, closesAt, timeZone, openings, location, requirements } = posting;
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group gap="xs">
          <StateBadge look={[state, state === 'open' ? 'teal' : 'gray']} />
          <Text size="sm">
            {counted(openings, 'opening', 'openings')}
            {location && `, ${location}`}; published <Time at={posting.publishedAt} />
          </Text>
        </Group>
        {state === 'closed' && (
          <Text size="sm">
            Closed as {closeReason}, <Time at={closedAt} />
          </Text>
        )}
        {state === 'open' && closesAt && (
          <Text size="sm">
            Closes <Time at={closesAt} />, the midnight of {timeZone}
          </Text>
        )}
        <List size="sm" spacing={4} aria-label="Requirements">
          {requirements.map(({ id, label, kind, mandatory, minLevel, weight }) => (
            <List.Item key={id}>
              {label}{' '}
              <Text span size="xs" c="dimmed">
                {kind}
                {mandatory && ', mandatory'}
                {minLevel !== null && `, level ${minLevel} or higher`}, weight {weight}
              </Text>
            </List.Item>
          ))}
        </List>
      </Stack>
    </Card>
  );
}
