import { Alert, Stack, Text } from '@mantine/core';
import type { DeliveryList, WebhookDelivery } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { DataTable, type Column } from '../../parts/data-table.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useSignedIn } from '../../session/session.js';

const columns: readonly Column<WebhookDelivery>[] = [
  { header: 'No.', numeric: true, cell: ({ cursor }) => cursor },
  { header: 'State', cell: ({ state }) => (state === 'failed' ? 'failed' : 'being retried') },
  { header: 'Attempts', numeric: true, cell: ({ attempts }) => attempts },
  {
    header: 'Answer',
    cell: ({ lastStatus, lastError }) => [lastStatus, lastError].filter(Boolean).join(': ') || '–',
  },
  { header: 'Next attempt', cell: ({ nextAttemptAt }) => <Time at={nextAttemptAt} /> },
];

/** What a webhook did not take, and why. */
export function FailedDeliveries({ subscriptionId }: { subscriptionId: string }) {
  const { api } = useSignedIn();
  const path = `/matching/subscriptions/${subscriptionId}/deliveries`;
  const deliveries = useQuery({
    queryKey: ['deliveries', subscriptionId],
    queryFn: async () => {
      const states = ['failed', 'retrying'] as const;
      const pages = await Promise.all(
        states.map((state) => api<DeliveryList>(path, { query: { state, limit: 50 } })),
      );
      return pages.flatMap(({ items }) => items);
    },
    refetchInterval: 5_000,
  });
  const rows = deliveries.data ?? [];
  if (rows.length === 0) return null;
  const failed = rows.filter(({ state }) => state === 'failed').length;
  return (
    <Section title="Deliveries in trouble">
      <Stack gap="sm">
        {failed > 0 && (
          <Alert color="red" title={`${failed} entries did not arrive`} role="alert">
            <Text size="sm">Mend the receiver, then press Replay: they go out again with the same ids.</Text>
          </Alert>
        )}
        <DataTable
          caption="Deliveries that failed or are being retried"
          rows={rows}
          keyOf={({ entryId }) => entryId}
          columns={columns}
        />
      </Stack>
    </Section>
  );
}
