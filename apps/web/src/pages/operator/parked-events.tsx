import { Code, Group, Text } from '@mantine/core';
import { contextNames, type ParkedEventMessage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { Section } from '../../parts/section.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import type { Look } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { DecideParked, type Parked } from './decide-parked.js';
import { Envelope } from './envelope.js';

const looks = {
  waiting: ['waits', 'gray'],
  retrying: ['retrying', 'yellow'],
  dead: ['dead', 'red'],
} as const satisfies Record<string, Look>;

const columns: readonly Column<Parked>[] = [
  { header: 'Context', cell: ({ context }) => context },
  {
    header: 'Event',
    cell: ({ type, envelope }) => (
      <>
        {type}
        <Envelope envelope={envelope} />
      </>
    ),
  },
  {
    header: 'State',
    cell: ({ state, attempts }) => (
      <>
        <StateBadge look={looks[state]} />
        <Text size="xs">{attempts} attempts</Text>
      </>
    ),
  },
  {
    header: 'Cause',
    cell: ({ cause, key }) =>
      cause ?? (
        <>
          Waits behind an earlier event of its key <Code>{key}</Code>
        </>
      ),
  },
  { header: 'Since', cell: ({ parkedAt }) => <Time at={parkedAt} /> },
  {
    header: 'Decide',
    cell: (event) => (
      <Group gap="xs">
        <DecideParked event={event} what="retry" />
        <DecideParked event={event} what="skip" />
      </Group>
    ),
  },
];

/** Events that a handler refused: dead ones wait for a person. */
export function ParkedEvents() {
  const { api } = useSignedIn();
  const parked = useQuery({
    queryKey: ['parked'],
    queryFn: async () => {
      const lists = await Promise.all(
        contextNames.map(async (context): Promise<Parked[]> => {
          const events = await api<ParkedEventMessage[]>(`/operations/${context}/parked-events`);
          return events.map((event) => ({ ...event, context }));
        }),
      );
      return lists.flat();
    },
    refetchInterval: 3_000,
  });
  return (
    <Section
      title="Parked and dead events"
      lead="What a handler refused, and what waits behind it. Retried six times with growing pauses; then dead, until you decide."
    >
      <Loadable
        query={parked}
        isEmpty={(rows) => rows.length === 0}
        empty="No event is parked in any context: nothing stands still."
      >
        {(rows) => <ParkedTable rows={rows} />}
      </Loadable>
    </Section>
  );
}

function ParkedTable({ rows }: { rows: readonly Parked[] }) {
  return (
    <DataTable
      caption="Parked events"
      rows={rows}
      keyOf={({ context, eventId }) => `${context} ${eventId}`}
      columns={columns}
    />
  );
}
