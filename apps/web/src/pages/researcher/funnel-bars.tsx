import { Box, Group, Progress, Stack, Text } from '@mantine/core';
import type { FunnelFigure } from '@wellspring/contracts';
import { countOf } from './figures.js';

/** The stages as bars against the largest of them; the table below has the same numbers. */
export function FunnelBars({ stages }: { stages: readonly FunnelFigure[] }) {
  const largest = Math.max(1, ...stages.map(({ count }) => count ?? 0));
  return (
    <Stack gap={6} role="img" aria-label="Bars of the stages; the table below has the same numbers">
      {stages.map((figure) => (
        <Group key={figure.stage} gap="sm" wrap="nowrap">
          <Text size="sm" w={{ base: 110, sm: 170 }} style={{ flexShrink: 0 }}>
            {figure.label}
          </Text>
          <Box style={{ flex: 1 }}>
            <Progress
              value={((figure.count ?? 0) / largest) * 100}
              size={18}
              radius="sm"
              color="spring.7"
              aria-hidden
            />
          </Box>
          <Text size="sm" fw={600} w={64} ta="right" style={{ flexShrink: 0 }}>
            {countOf(figure)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
