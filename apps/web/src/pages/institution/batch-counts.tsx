import { Badge, Group } from '@mantine/core';
import type { Batch } from '@wellspring/contracts';
import { rowLooks } from '../../parts/words.js';

const outcomes = ['issued', 'duplicate', 'rejected', 'held', 'pending'] as const;

/** How many rows of a roster came to which end. */
export function BatchCounts({ counts }: { counts: Batch['counts'] }) {
  return (
    <Group gap="xs">
      {outcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <Badge key={outcome} color={rowLooks[outcome][1]} size="lg">
            {counts[outcome].toLocaleString()} {rowLooks[outcome][0]}
          </Badge>
        ))}
    </Group>
  );
}
