import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ContextName, ContextStatus } from '@wellspring/contracts';
import { Section } from '../../parts/section.js';
import { StateBadge } from '../../parts/state-badge.js';
import type { Look } from '../../parts/words.js';
import { useStatuses } from './use-statuses.js';

/** Each context: whether it answers, how far it is behind, what it has not sent, what stands still. */
export function ContextCards() {
  return (
    <Section title="Contexts" lead="Looked at every two seconds.">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {useStatuses().map(({ name, status }) => (
          <ContextCard
            key={name}
            name={name}
            status={status?.data}
            look={lookOf(status?.data, status?.isError)}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}

function lookOf(status: ContextStatus | undefined, isAway: boolean | undefined): Look {
  if (isAway) return ['does not answer', 'red'];
  if (!status) return ['asking', 'gray'];
  if (status.dead > 0) return ['needs you', 'red'];
  if (status.parked > 0) return ['retrying', 'yellow'];
  if (status.lag === null) return ['log away', 'red'];
  const waiting = status.lag + status.outbox + status.backlog;
  return waiting > 0 ? ['catching up', 'blue'] : ['well', 'teal'];
}

interface ContextCardProps {
  readonly name: ContextName;
  readonly status: ContextStatus | undefined;
  readonly look: Look;
}

function ContextCard({ name, status, look }: ContextCardProps) {
  const figures = [
    ['behind', status?.lag],
    ['to send', status?.outbox],
    ['to do', status?.backlog],
    ['parked', status?.parked],
    ['dead', status?.dead],
  ] as const;
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Title order={3} size="h5">
            {name}
          </Title>
          <StateBadge look={look} />
        </Group>
        <Group gap="md">
          {figures.map(([label, value]) => (
            <div key={label}>
              <Text fw={700} lh={1.1}>
                {value?.toLocaleString() ?? '–'}
              </Text>
              <Text size="xs" c="dimmed">
                {label}
              </Text>
            </div>
          ))}
        </Group>
      </Stack>
    </Card>
  );
}
