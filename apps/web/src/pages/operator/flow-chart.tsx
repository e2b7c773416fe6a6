import { BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { counted } from '../../parts/words.js';
import type { Arrival } from './use-live-events.js';

const binMs = 5_000;
const bins = 24;

/** Events in the last two minutes, in bins of five seconds. */
export function FlowChart({ arrivals }: { arrivals: readonly Arrival[] }) {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 1_000, { autoInvoke: true });
  const counts = new Array<number>(bins).fill(0);
  for (const { arrivedAt } of arrivals) {
    const bin = bins - 1 - Math.max(0, Math.floor((now - arrivedAt) / binMs));
    if (bin < 0) break;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const points = counts.map((events, bin) => ({ ago: `${((bins - 1 - bin) * binMs) / 1000} s ago`, events }));
  return (
    <>
      <div role="img" aria-label={`${counted(total, 'event', 'events')} in the last two minutes`}>
        <BarChart
          h={140}
          data={points}
          dataKey="ago"
          series={[{ name: 'events', color: 'spring.7' }]}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ allowDecimals: false, width: 40 }}
        />
      </div>
      <Text size="sm" c="dimmed">
        {counted(total, 'event', 'events')} in the last two minutes, five seconds a bar.
      </Text>
    </>
  );
}
