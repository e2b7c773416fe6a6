import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { StreamBadge } from '../../parts/stream-badge.js';
import { Time } from '../../parts/time.js';
import { Envelope } from './envelope.js';
import { FlowChart } from './flow-chart.js';
import { FlowSteps } from './flow-steps.js';
import { useLiveEvents, type LiveEnvelope } from './use-live-events.js';

const shown = 20;

const columns: readonly Column<LiveEnvelope>[] = [
  { header: 'When', cell: ({ time }) => <Time at={time} justNow /> },
  { header: 'Event', cell: ({ type }) => type },
  { header: 'From', cell: ({ source }) => source },
  { header: 'Content', cell: (envelope) => <Envelope envelope={envelope} /> },
];

/** The events as they come. */
export function LiveFlow() {
  const [isPaused, setPaused] = useState(false);
  const { past, earlier, arrivals, stream } = useLiveEvents(isPaused);
  const latest = [...arrivals.slice(0, shown).map(({ envelope }) => envelope), ...earlier].slice(0, shown);
  return (
    <Section title="Live flow" lead="Counted since you opened this page, as the events come.">
      <Group>
        {!isPaused && <StreamBadge state={stream.state} />}
        <Button size="xs" variant="default" onClick={() => setPaused(!isPaused)}>
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
      </Group>
      <ProblemAlert error={stream.error} title="The stream is interrupted" />
      <FlowSteps arrivals={arrivals} />
      <FlowChart arrivals={arrivals} />
      <Loadable
        query={{ ...past, data: past.data && latest }}
        isEmpty={(rows) => rows.length === 0}
        empty="Nothing has happened yet. Whatever anybody does appears here as its event."
      >
        {(rows) => <LatestEvents rows={rows} />}
      </Loadable>
    </Section>
  );
}

function LatestEvents({ rows }: { rows: readonly LiveEnvelope[] }) {
  return (
    <DataTable
      caption="The latest events, newest first"
      rows={rows}
      keyOf={({ id }) => id}
      columns={columns}
    />
  );
}
