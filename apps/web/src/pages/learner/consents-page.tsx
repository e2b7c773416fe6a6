import { Badge, Button, Card, Group, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Consent } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../session/session.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

const day = 24 * 3600 * 1000;

/** What a learner allows, and the one action that takes it back. */
export function ConsentsPage() {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [days, setDays] = useState('365');
  const refresh = () => queries.invalidateQueries({ queryKey: ['wallet', 'consents'] });
  const consents = useQuery({
    queryKey: ['wallet', 'consents'],
    queryFn: () => api<Consent[]>('/wallet/consents'),
  });
  const grant = useMutation({
    mutationFn: () =>
      api<Consent>('/wallet/consents', {
        method: 'POST',
        json: {
          records: 'all',
          parties: 'all-employers',
          until: new Date(Date.now() + Number(days) * day).toISOString(),
        },
      }),
    onSuccess: refresh,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => api<Consent>(`/wallet/consents/${id}/withdraw`, { method: 'POST' }),
    onSuccess: async () => {
      await refresh();
      notifications.show({
        title: 'Withdrawn',
        message: 'You leave every feed within seconds; each employer who had you is told.',
      });
    },
  });
  return (
    <Page
      title="Consent"
      lead="Employers are shown matches of your verified credentials only while you consent, and without your name until you release it."
    >
      <Card withBorder>
        <Stack>
          <Title order={2} size="h4">
            Let employers find me
          </Title>
          <Text size="sm">
            Records: all credentials in your wallet, now and later. Purpose: matching with job postings.
            Parties: employers of this installation.
          </Text>
          <Group align="flex-end">
            <Select
              label="Until"
              value={days}
              onChange={(value) => setDays(value ?? '365')}
              allowDeselect={false}
              data={[
                { value: '30', label: 'in thirty days' },
                { value: '180', label: 'in half a year' },
                { value: '365', label: 'in a year' },
              ]}
            />
            <Button onClick={() => grant.mutate()} loading={grant.isPending}>
              I consent
            </Button>
          </Group>
          <ProblemAlert error={grant.error ?? withdraw.error} />
        </Stack>
      </Card>
      <Title order={2} size="h4">
        Receipts
      </Title>
      <Loadable
        query={consents}
        isEmpty={(list) => list.length === 0}
        empty="You have consented to nothing yet."
      >
        {(list) => (
          <Stack>
            {list.map((consent) => (
              <Receipt
                key={consent.consentId}
                consent={consent}
                onWithdraw={() => withdraw.mutate(consent.consentId)}
              />
            ))}
          </Stack>
        )}
      </Loadable>
    </Page>
  );
}

function Receipt({ consent, onWithdraw }: { consent: Consent; onWithdraw(): void }) {
  const over = new Date(consent.until) < new Date();
  const state = consent.withdrawnAt ? 'withdrawn' : over ? 'ended' : 'live';
  return (
    <Card withBorder padding="md">
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>Matching with employers</Text>
            <Badge color={state === 'live' ? 'teal' : 'gray'}>{state}</Badge>
          </Group>
          <Text size="sm">
            {consent.records === 'all' ? 'All records' : `${consent.records.length} records`},{' '}
            {consent.parties === 'all-employers' ? 'every employer' : `${consent.parties.length} employers`},
            until <Time at={consent.until} />
          </Text>
          <Text size="sm" c="dimmed">
            Given <Time at={consent.grantedAt} />
            {consent.withdrawnAt && (
              <>
                , withdrawn <Time at={consent.withdrawnAt} />
              </>
            )}
          </Text>
        </div>
        {state === 'live' && (
          <Button color="red" variant="light" onClick={onWithdraw}>
            Withdraw
          </Button>
        )}
      </Group>
    </Card>
  );
}
