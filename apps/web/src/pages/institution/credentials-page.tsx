import { Badge, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CredentialPage, CredentialSummary } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

const colors = { issued: 'blue', claimed: 'teal', revoked: 'red' } as const;

/** What was issued, and taking it back. */
export function CredentialsPage() {
  const { api } = useSignedIn();
  const [state, setState] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<CredentialSummary>();
  const credentials = useQuery({
    queryKey: ['issued', state],
    queryFn: () =>
      api<CredentialPage>('/issuer/credentials', { query: { limit: 100, state: state ?? undefined } }),
  });
  return (
    <Page
      title="Issued credentials"
      lead="Newest first. A revocation is seen by the next check and ends the matches that rest on it."
    >
      <Select
        label="Show"
        placeholder="every state"
        clearable
        maw={220}
        data={['issued', 'claimed', 'revoked']}
        value={state}
        onChange={setState}
      />
      <Loadable query={credentials} isEmpty={({ items }) => items.length === 0} empty="Nothing here.">
        {({ items }) => (
          <DataTable
            caption="Issued credentials"
            rows={items}
            keyOf={({ credentialId }) => credentialId}
            columns={[
              { header: 'Recipient', cell: ({ recipientName }) => recipientName },
              { header: 'Achievement', cell: ({ achievementName }) => achievementName },
              { header: 'Issued', cell: ({ issuedAt }) => <Time at={issuedAt} /> },
              { header: 'State', cell: (row) => <Badge color={colors[row.state]}>{row.state}</Badge> },
              {
                header: 'Revoke',
                cell: (row) =>
                  row.state === 'revoked' ? (
                    (row.revokedReason ?? '')
                  ) : (
                    <Button
                      size="xs"
                      variant="light"
                      color="red"
                      onClick={() => setRevoking(row)}
                      aria-label={`Revoke ${row.achievementName} of ${row.recipientName}`}
                    >
                      Revoke
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loadable>
      {revoking && <RevokeDialog credential={revoking} onClose={() => setRevoking(undefined)} />}
    </Page>
  );
}

function RevokeDialog({ credential, onClose }: { credential: CredentialSummary; onClose(): void }) {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: () =>
      api(`/issuer/credentials/${encodeURIComponent(credential.credentialId)}/revoke`, {
        method: 'POST',
        json: { reason },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['issued'] });
      notifications.show({
        title: 'Revoked',
        message: `${credential.achievementName} of ${credential.recipientName}`,
      });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title="Revoke this credential?">
      <Stack>
        <Text>
          {credential.achievementName} of {credential.recipientName}. This cannot be undone; you can issue it
          again under another number. The learner sees the reason.
        </Text>
        <TextInput
          label="Reason"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemAlert error={revoke.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="red"
            onClick={() => revoke.mutate()}
            disabled={!reason.trim()}
            loading={revoke.isPending}
          >
            Revoke
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
