import { BarChart } from '@mantine/charts';
import { Group, Select, Text } from '@mantine/core';
import type { FunnelFigure, FunnelStage, Series } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loadable } from '../../parts/loadable.js';
import { Section } from '../../parts/section.js';
import { useSignedIn } from '../../session/session.js';
import { stageChoices } from './figures.js';

/** How far back each bucket looks; buckets are UTC, and so is the axis. */
const spans = {
  minute: { label: 'The last hour, by minute', ms: 3600 * 1000 },
  hour: { label: 'The last day, by hour', ms: 24 * 3600 * 1000 },
  day: { label: 'The last month, by day', ms: 30 * 24 * 3600 * 1000 },
} as const;
type Bucket = keyof typeof spans;

/** One stage over time. */
export function StageOverTime({ stages }: { stages: readonly FunnelFigure[] }) {
  const { api } = useSignedIn();
  const [stage, setStage] = useState<FunnelStage>('issued');
  const [bucket, setBucket] = useState<Bucket>('minute');
  const series = useQuery({
    queryKey: ['series', stage, bucket],
    queryFn: () =>
      api<Series>('/analytics/funnel/series', {
        query: { stage, bucket, from: new Date(Date.now() - spans[bucket].ms).toISOString() },
      }),
    refetchInterval: 15_000,
  });
  return (
    <Section title="Over time">
      <Group align="flex-end">
        <Select
          label="Stage"
          allowDeselect={false}
          data={stageChoices(stages)}
          value={stage}
          onChange={(value) => setStage((value ?? 'issued') as FunnelStage)}
        />
        <Select
          label="Period"
          allowDeselect={false}
          data={Object.entries(spans).map(([value, { label }]) => ({ value, label }))}
          value={bucket}
          onChange={(value) => setBucket((value ?? 'minute') as Bucket)}
        />
      </Group>
      <Loadable query={series}>{(data) => <Curve series={data} bucket={bucket} />}</Loadable>
    </Section>
  );
}

function Curve({ series, bucket }: { series: Series; bucket: Bucket }) {
  if (series.withheld) return <Text size="sm">{series.withheld}</Text>;
  const format = new Intl.DateTimeFormat(
    undefined,
    bucket === 'day'
      ? { month: 'short', day: 'numeric', timeZone: 'UTC' }
      : { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' },
  );
  const points = series.points.map(({ at, count }) => ({
    at: format.format(new Date(at)),
    [series.unit]: count ?? 0,
  }));
  const total = series.points.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return (
    <>
      <div role="img" aria-label={`${series.label}: ${total.toLocaleString()} ${series.unit} in this period`}>
        <BarChart
          h={220}
          data={points}
          dataKey="at"
          series={[{ name: series.unit, color: 'spring.7' }]}
          barProps={{ isAnimationActive: false }}
          barChartProps={{ accessibilityLayer: false }}
          yAxisProps={{ allowDecimals: false }}
        />
      </div>
      <Text size="sm" c="dimmed">
        {total.toLocaleString()} {series.unit} in this period; times in {series.zone}.
      </Text>
    </>
  );
}
