import { Card, SimpleGrid, Text } from '@mantine/core';
import type { CounterMetric } from '@wellspring/contracts';
import { countOf } from './figures.js';

/** What the funnel loses again. */
export function CounterCards({ counters }: { counters: readonly CounterMetric[] }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {counters.map((counter) => (
        <Card key={counter.metric} withBorder>
          <Text size="xl" fw={700}>
            {countOf(counter)}
          </Text>
          <Text fw={600}>{counter.label}</Text>
          <Text size="sm" c="dimmed">
            {counter.definition} {counter.withheld}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}
