import { Badge, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { TrustedIssuer } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** Who may issue, as this installation sees it. */
export function TrustPage() {
  const { api, session } = useSignedIn();
  const [changing, setChanging] = useState<TrustedIssuer>();
  const issuers = useQuery({
    queryKey: ['trust'],
    queryFn: () => api<TrustedIssuer[]>('/verifier/trust/issuers'),
  });
  return (
    <Page
      title="Trust registry"
      lead="A credential of a distrusted issuer is refused; of an unknown one, it is for a person to weigh."
    >
      <Loadable query={issuers} isEmpty={(list) => list.length === 0} empty="No issuer is known yet.">
        {(list) => (
          <DataTable
            caption="Issuers"
            rows={list}
            keyOf={({ did }) => did}
            columns={[
              {
                header: 'Issuer',
                cell: ({ name, did }) => (
                  <>
                    <Text size="sm" fw={600}>
                      {name}
                    </Text>
                    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      {did}
                    </Text>
                  </>
                ),
              },
              {
                header: 'Status',
                cell: ({ status }) => <Badge color={status === 'trusted' ? 'teal' : 'red'}>{status}</Badge>,
              },
              { header: 'Reason', cell: ({ reason }) => reason },
              {
                header: 'Change',
                cell: (issuer) =>
                  session.scopes.has('trust:write') && (
                    <Button
                      size="xs"
                      variant="light"
                      onClick={() => setChanging(issuer)}
                      aria-label={`Change trust in ${issuer.name ?? issuer.did}`}
                    >
                      {issuer.status === 'trusted' ? 'Distrust' : 'Trust'}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loadable>
      {changing && <ChangeTrust issuer={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

function ChangeTrust({ issuer, onClose }: { issuer: TrustedIssuer; onClose(): void }) {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const status = issuer.status === 'trusted' ? 'distrusted' : 'trusted';
  const change = useMutation({
    mutationFn: () =>
      api(`/verifier/trust/issuers/${encodeURIComponent(issuer.did)}`, {
        method: 'PUT',
        json: { status, reason },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['trust'] });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${status === 'trusted' ? 'Trust' : 'Distrust'} ${issuer.name ?? issuer.did}?`}
    >
      <Stack>
        <TextInput
          label="Reason"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemAlert error={change.error} />
        <Group justify="flex-end">
          <Button onClick={() => change.mutate()} disabled={!reason.trim()} loading={change.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
