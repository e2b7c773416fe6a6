import { Badge, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import {
  contextNames,
  type ContextName,
  type ContextStatus,
  type LiveEventPage,
  type ParkedEventMessage,
} from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

/** Health, lag, parked events and the live flow. */
export function OperationsPage() {
  return (
    <Page
      title="Operations"
      lead="How every context is doing, what stands still and why, and the events as they come."
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {contextNames.map((name) => (
          <Context key={name} name={name} />
        ))}
      </SimpleGrid>
      <Title order={2} size="h4">
        Parked events
      </Title>
      {contextNames.map((name) => (
        <Parked key={name} name={name} />
      ))}
      <Title order={2} size="h4">
        Live flow
      </Title>
      <LiveFlow />
    </Page>
  );
}

function useStatus(name: ContextName) {
  const { api } = useSignedIn();
  return useQuery({
    queryKey: ['status', name],
    queryFn: () => api<ContextStatus>(`/operations/${name}/status`),
    refetchInterval: 2_000,
  });
}

function Context({ name }: { name: ContextName }) {
  const status = useStatus(name);
  return (
    <Card withBorder>
      <Group justify="space-between">
        <Text fw={600}>{name}</Text>
        <Badge color={status.isError ? 'red' : status.data?.dead ? 'yellow' : 'teal'}>
          {status.isError ? 'away' : status.data?.dead ? 'needs you' : 'well'}
        </Badge>
      </Group>
      {status.data && (
        <Text size="sm">
          behind {status.data.lag}, to send {status.data.outbox}, parked {status.data.parked}
        </Text>
      )}
    </Card>
  );
}

function Parked({ name }: { name: ContextName }) {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const status = useStatus(name);
  const parked = useQuery({
    queryKey: ['parked', name],
    queryFn: () => api<ParkedEventMessage[]>(`/operations/${name}/parked-events`),
    enabled: (status.data?.parked ?? 0) > 0,
  });
  const decide = useMutation({
    mutationFn: ({ id, what }: { id: string; what: 'retry' | 'skip' }) =>
      api(`/operations/${name}/parked-events/${id}/${what}`, { method: 'POST' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['parked', name] }),
  });
  if (!status.data || status.data.parked === 0) return <Text size="sm">{name}: none</Text>;
  return (
    <Stack gap="xs">
      <ProblemAlert error={decide.error} />
      <Loadable query={parked}>
        {(rows) => (
          <DataTable
            caption={`Parked events of ${name}`}
            rows={rows}
            keyOf={({ eventId }) => eventId}
            columns={[
              { header: 'Event', cell: ({ type }) => `${name}: ${type}` },
              { header: 'State', cell: ({ state, attempts }) => `${state}, ${attempts} attempts` },
              { header: 'Cause', cell: ({ cause }) => cause ?? 'waits behind an earlier event of its key' },
              { header: 'Since', cell: ({ parkedAt }) => <Time at={parkedAt} /> },
              {
                header: 'Decide',
                cell: ({ eventId }) => (
                  <Group gap="xs">
                    <Button size="xs" onClick={() => decide.mutate({ id: eventId, what: 'retry' })}>
                      Retry
                    </Button>
                    <Button
                      size="xs"
                      color="red"
                      variant="light"
                      onClick={() =>
                        window.confirm('Skip this event for good?') &&
                        decide.mutate({ id: eventId, what: 'skip' })
                      }
                    >
                      Skip
                    </Button>
                  </Group>
                ),
              },
            ]}
          />
        )}
      </Loadable>
    </Stack>
  );
}

function LiveFlow() {
  const { api } = useSignedIn();
  const events = useQuery({
    queryKey: ['events'],
    queryFn: () => api<LiveEventPage>('/analytics/events', { query: { limit: 30 } }),
    refetchInterval: 2_000,
  });
  return (
    <Loadable query={events} isEmpty={({ items }) => items.length === 0} empty="Nothing has happened yet.">
      {({ items }) => (
        <DataTable
          caption="The latest events"
          rows={items.toReversed()}
          keyOf={({ position }) => position}
          columns={[
            { header: 'No.', numeric: true, cell: ({ position }) => position },
            { header: 'Event', cell: ({ envelope }) => String(envelope['type']) },
            { header: 'From', cell: ({ envelope }) => String(envelope['source']) },
            { header: 'When', cell: ({ envelope }) => <Time at={String(envelope['time'])} /> },
          ]}
        />
      )}
    </Loadable>
  );
}
