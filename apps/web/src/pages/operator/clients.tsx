import { Alert, Button, MultiSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { rolesByKind, scopesByRole, type ApiClient, type RegisteredClient } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { CopyField } from '../../parts/copy-field.js';
import { DataTable } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import { useSignedIn } from '../../session/session.js';

/** Programs that call the APIs for the organisation. */
export function Clients() {
  const { api } = useSignedIn();
  const clients = useQuery({ queryKey: ['clients'], queryFn: () => api<ApiClient[]>('/identity/clients') });
  return (
    <Section title="API clients" lead="Each has a secret and the scopes that it needs, no more.">
      <Loadable query={clients} isEmpty={(list) => list.length === 0} empty="None yet. Register one below.">
        {(list) => (
          <DataTable
            caption="API clients"
            rows={list}
            keyOf={({ clientId }) => clientId}
            columns={[
              { header: 'Name', cell: ({ name }) => name },
              { header: 'Client', cell: ({ clientId }) => clientId },
              { header: 'Scopes', cell: ({ scopes }) => scopes.join(', ') },
              { header: 'Since', cell: ({ createdAt }) => <Time at={createdAt} /> },
              { header: 'Remove', cell: (client) => <RemoveClient client={client} /> },
            ]}
          />
        )}
      </Loadable>
      <RegisterClient />
    </Section>
  );
}

function RemoveClient({ client: { clientId, name } }: { client: ApiClient }) {
  const remove = useAction({
    run: (api) => api(`/identity/clients/${encodeURIComponent(clientId)}`, { method: 'DELETE' }),
    touches: [['clients']],
    says: () => ({ title: 'Removed', message: name }),
  });
  return (
    <ConfirmButton
      label="Remove"
      name={`Remove ${name}`}
      question={`Remove ${name}?`}
      confirm="Remove it"
      keep="Keep it"
      look={{ size: 'xs' }}
      action={remove}
    >
      <Text size="sm">
        It gets no new token from now on; a token that it holds works until it expires. This cannot be undone.
      </Text>
    </ConfirmButton>
  );
}

function RegisterClient() {
  const { session } = useSignedIn();
  const form = useForm({
    initialValues: { name: '', scopes: [] as string[] },
    validate: { scopes: (scopes) => (scopes.length === 0 ? 'Choose at least one.' : null) },
  });
  const register = useAction({
    run: (api, json: typeof form.values) =>
      api<RegisteredClient>('/identity/clients', { method: 'POST', json }),
    touches: [['clients']],
    onDone: () => form.reset(),
  });
  const roles = rolesByKind[session.organisationKind ?? 'operator'];
  const choices = [...new Set(roles.flatMap((role) => scopesByRole[role]))];
  return (
    <form onSubmit={form.onSubmit((values) => register.mutate(values))}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <MultiSelect label="Scopes" required searchable data={choices} {...form.getInputProps('scopes')} />
          <Button type="submit" mt={{ base: 0, sm: 25 }} loading={register.isPending}>
            Register a client
          </Button>
        </SimpleGrid>
        <ProblemAlert error={register.error} title="It was not registered" />
        {register.data && (
          <Alert title="Registered. Keep the secret now: it is shown this once" role="status">
            <Stack gap="xs">
              <CopyField label="Client" value={register.data.clientId} />
              <CopyField label="Secret" value={register.data.secret} />
            </Stack>
          </Alert>
        )}
      </Stack>
    </form>
  );
}
