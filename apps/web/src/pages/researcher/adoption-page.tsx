import { BarChart } from '@mantine/charts';
import { Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Funnel, Latency } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { Time } from '../../shell/time.js';

const shown = (count: number | null) => (count === null ? 'withheld' : count.toLocaleString());

/** Is any of this being adopted? Each number with its definition, what is lost beside what is gained. */
export function AdoptionPage() {
  const { api } = useSignedIn();
  const funnel = useQuery({
    queryKey: ['funnel'],
    queryFn: () => api<Funnel>('/analytics/funnel'),
    refetchInterval: 5_000,
  });
  const latency = useQuery({ queryKey: ['latency'], queryFn: () => api<Latency>('/analytics/latency') });
  return (
    <Page title="Adoption" lead="Counted from events alone; a rebuild from zero gives the same numbers.">
      <Loadable query={funnel}>
        {({ stages, counters, computedAt }) => (
          <Stack gap="xl">
            <div role="img" aria-label="Bars of the funnel's stages; the table below has the same numbers">
              <BarChart
                h={280}
                data={stages.map(({ label, count }) => ({ label, count: count ?? 0 }))}
                dataKey="label"
                series={[{ name: 'count', color: 'spring.7' }]}
                tickLine="y"
              />
            </div>
            <DataTable
              caption="Stages of the funnel"
              rows={stages}
              keyOf={({ stage }) => stage}
              columns={[
                {
                  header: 'Stage',
                  cell: ({ label, definition }) => (
                    <>
                      <Text fw={600} size="sm">
                        {label}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {definition}
                      </Text>
                    </>
                  ),
                },
                { header: 'Count', numeric: true, cell: ({ count, unit }) => `${shown(count)} ${unit}` },
                {
                  header: 'Rate',
                  numeric: true,
                  cell: ({ rate, base }) =>
                    rate === null ? '–' : `${(rate * 100).toFixed(1)} % of ${shown(base)}`,
                },
              ]}
            />
            <Title order={2} size="h4">
              What is lost again
            </Title>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
              {counters.map(({ metric, label, definition, count }) => (
                <Card key={metric} withBorder>
                  <Text size="xl" fw={700}>
                    {shown(count)}
                  </Text>
                  <Text fw={600}>{label}</Text>
                  <Text size="sm" c="dimmed">
                    {definition}
                  </Text>
                </Card>
              ))}
            </SimpleGrid>
            <Text size="sm" c="dimmed">
              Computed <Time at={computedAt} />
            </Text>
          </Stack>
        )}
      </Loadable>
      <Loadable query={latency}>
        {({ samples, p50, p95, definition }) => (
          <Card withBorder>
            <Title order={2} size="h4">
              From issuance to feed
            </Title>
            <Text>
              Half within {p50 === null ? '–' : `${(p50 / 1000).toFixed(2)} s`}, 95 % within{' '}
              {p95 === null ? '–' : `${(p95 / 1000).toFixed(2)} s`} ({samples.toLocaleString()} samples)
            </Text>
            <Text size="sm" c="dimmed">
              {definition}
            </Text>
          </Card>
        )}
      </Loadable>
    </Page>
  );
}
