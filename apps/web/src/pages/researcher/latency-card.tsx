import { Text } from '@mantine/core';
import type { Durations, Latency } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { Section } from '../../parts/section.js';
import { useSignedIn } from '../../session/session.js';

const seconds = (ms: number | null) => (ms === null ? '–' : `${(ms / 1000).toFixed(2)} s`);

/** How long it takes from issuance to an employer's feed. */
export function LatencyCard() {
  const { api } = useSignedIn();
  const latency = useQuery({
    queryKey: ['latency'],
    queryFn: () => api<Latency>('/analytics/latency'),
    refetchInterval: 15_000,
  });
  return (
    <Section title="From issuance to feed">
      <Loadable
        query={latency}
        isEmpty={({ samples, fromCause }) => samples + fromCause.samples === 0}
        empty="Nothing was delivered yet. A match that a feed hands over is timed."
      >
        {({ definition, transports, fromCause, ...all }) => (
          <>
            <Text size="sm" c="dimmed">
              {definition}
            </Text>
            <DataTable<Durations & { what: string }>
              caption="How long it takes"
              keyOf={({ what }) => what}
              rows={[
                { what: 'All deliveries', ...all },
                ...transports.map(({ transport, ...each }) => ({ what: `By ${transport}`, ...each })),
                { what: 'From the fact that caused the entry', ...fromCause },
              ]}
              columns={[
                { header: 'What', cell: ({ what }) => what },
                { header: 'Half within', numeric: true, cell: ({ p50 }) => seconds(p50) },
                { header: '95 % within', numeric: true, cell: ({ p95 }) => seconds(p95) },
                { header: 'Samples', numeric: true, cell: ({ samples }) => samples.toLocaleString() },
              ]}
            />
          </>
        )}
      </Loadable>
    </Section>
  );
}
