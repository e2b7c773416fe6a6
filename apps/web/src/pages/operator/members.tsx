import { Alert, Button, MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { rolesByKind, type InvitedMember, type Member } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { CopyField } from '../../parts/copy-field.js';
import { DataTable } from '../../parts/data-table.js';
import { Loadable } from '../../parts/loadable.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { useAction } from '../../parts/use-action.js';
import { roleWords } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';

/** Who works for the organisation, and adding somebody. */
export function Members() {
  const { api } = useSignedIn();
  const members = useQuery({ queryKey: ['members'], queryFn: () => api<Member[]>('/identity/members') });
  return (
    <Section title="Members">
      <Loadable query={members} isEmpty={(list) => list.length === 0} empty="Nobody yet. Add somebody below.">
        {(list) => (
          <DataTable
            caption="Members"
            rows={list}
            keyOf={({ accountId }) => accountId}
            columns={[
              { header: 'Name', cell: ({ displayName }) => displayName },
              { header: 'E-mail', cell: ({ email }) => email },
              {
                header: 'Roles',
                cell: ({ roles }) => roles.map((role) => roleWords[role] ?? role).join(', '),
              },
            ]}
          />
        )}
      </Loadable>
      <AddMember />
    </Section>
  );
}

function AddMember() {
  const { session } = useSignedIn();
  const form = useForm({
    initialValues: { email: '', displayName: '', roles: [] as string[] },
    validate: { roles: (roles) => (roles.length === 0 ? 'Choose at least one.' : null) },
  });
  const invite = useAction({
    run: (api, json: typeof form.values) => api<InvitedMember>('/identity/members', { method: 'POST', json }),
    touches: [['members']],
    onDone: () => form.reset(),
  });
  const roles = rolesByKind[session.organisationKind ?? 'operator'];
  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
          <TextInput label="Name" required {...form.getInputProps('displayName')} />
          <TextInput label="E-mail" type="email" required {...form.getInputProps('email')} />
          <MultiSelect
            label="Roles"
            required
            data={roles.map((value) => ({ value, label: roleWords[value] ?? value }))}
            {...form.getInputProps('roles')}
          />
          <Button type="submit" mt={{ base: 0, sm: 25 }} loading={invite.isPending}>
            Add a member
          </Button>
        </SimpleGrid>
        <ProblemAlert error={invite.error} title="Nobody was added" />
        {invite.data?.initialPassword && (
          <Alert title="Added. Hand over the first password: it is shown this once" role="status">
            <CopyField label={`Password of ${invite.data.email}`} value={invite.data.initialPassword} />
          </Alert>
        )}
      </Stack>
    </form>
  );
}
