import { Alert, Button, Group, MultiSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  rolesByKind,
  scopesByRole,
  type ApiClient,
  type InvitedMember,
  type Member,
  type RegisteredClient,
} from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** Members and API clients of the organisation. */
export function OrganisationPage() {
  return (
    <Page title="Organisation" lead="Who works for you here, and which programs do.">
      <Members />
      <Clients />
    </Page>
  );
}

function Members() {
  const { api, session } = useSignedIn();
  const queries = useQueryClient();
  const form = useForm({ initialValues: { email: '', displayName: '', roles: [] as string[] } });
  const members = useQuery({ queryKey: ['members'], queryFn: () => api<Member[]>('/identity/members') });
  const invite = useMutation({
    mutationFn: (json: typeof form.values) =>
      api<InvitedMember>('/identity/members', { method: 'POST', json }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
  return (
    <Stack>
      <Title order={2} size="h4">
        Members
      </Title>
      <Loadable query={members}>
        {(list) => (
          <DataTable
            caption="Members"
            rows={list}
            keyOf={({ accountId }) => accountId}
            columns={[
              { header: 'Name', cell: ({ displayName }) => displayName },
              { header: 'E-mail', cell: ({ email }) => email },
              { header: 'Roles', cell: ({ roles }) => roles.join(', ') },
            ]}
          />
        )}
      </Loadable>
      <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
        <Group align="flex-end">
          <TextInput label="Name" required {...form.getInputProps('displayName')} />
          <TextInput label="E-mail" type="email" required {...form.getInputProps('email')} />
          <MultiSelect
            label="Roles"
            miw={220}
            data={[...rolesByKind[session.organisationKind ?? 'operator']]}
            {...form.getInputProps('roles')}
          />
          <Button type="submit" loading={invite.isPending}>
            Add
          </Button>
        </Group>
      </form>
      <ProblemAlert error={invite.error} title="Nobody was added" />
      {invite.data?.initialPassword && (
        <Alert title="The first password, shown this once">
          <Text ff="monospace">{invite.data.initialPassword}</Text>
        </Alert>
      )}
    </Stack>
  );
}

function Clients() {
  const { api, session } = useSignedIn();
  const queries = useQueryClient();
  const form = useForm({ initialValues: { name: '', scopes: [] as string[] } });
  const clients = useQuery({ queryKey: ['clients'], queryFn: () => api<ApiClient[]>('/identity/clients') });
  const register = useMutation({
    mutationFn: (json: typeof form.values) =>
      api<RegisteredClient>('/identity/clients', { method: 'POST', json }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients'] }),
  });
  const scopes = [
    ...new Set(rolesByKind[session.organisationKind ?? 'operator'].flatMap((role) => scopesByRole[role])),
  ];
  return (
    <Stack>
      <Title order={2} size="h4">
        API clients
      </Title>
      <Loadable query={clients} isEmpty={(list) => list.length === 0} empty="None yet.">
        {(list) => (
          <DataTable
            caption="API clients"
            rows={list}
            keyOf={({ clientId }) => clientId}
            columns={[
              { header: 'Name', cell: ({ name }) => name },
              { header: 'Client', cell: ({ clientId }) => clientId },
              { header: 'Scopes', cell: (client) => client.scopes.join(', ') },
            ]}
          />
        )}
      </Loadable>
      <form onSubmit={form.onSubmit((values) => register.mutate(values))}>
        <Group align="flex-end">
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <MultiSelect label="Scopes" miw={280} data={scopes} {...form.getInputProps('scopes')} />
          <Button type="submit" loading={register.isPending}>
            Register
          </Button>
        </Group>
      </form>
      <ProblemAlert error={register.error} title="It was not registered" />
      {register.data && (
        <Alert title="The secret, shown this once">
          <Text ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {register.data.clientId} {register.data.secret}
          </Text>
        </Alert>
      )}
    </Stack>
  );
}
