import { Anchor, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DemonstrationAccount, Interaction, LoginAnswer } from '@wellspring/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useSession } from '../../session/session.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** Where identity sends people to sign in; the answer says where the browser goes on. */
export function SignInPage() {
  const { uid = '' } = useParams();
  const [search] = useSearchParams();
  const { api } = useSession();
  const interaction = useQuery({
    queryKey: ['interaction', uid],
    queryFn: () => api<Interaction>(`/identity/interactions/${uid}`),
    retry: false,
  });
  const demonstration = useQuery({
    queryKey: ['demonstration'],
    queryFn: () => api<DemonstrationAccount[]>('/identity/demonstration'),
    retry: false,
  });
  const form = useForm({ initialValues: { email: '', password: '' } });
  const login = useMutation({
    mutationFn: (values: { email: string; password: string }) =>
      api<LoginAnswer>(`/identity/interactions/${uid}/login`, { method: 'POST', json: values }),
    onSuccess: ({ redirectTo }) => window.location.assign(redirectTo),
  });

  // Who pressed "Sign in as …" on the start page of a demonstration has chosen already.
  const hint = interaction.data?.loginHint;
  useEffect(() => {
    if (!hint) return;
    const account = demonstration.data?.find(({ email }) => email === hint);
    form.setValues({ email: hint, password: account?.password ?? '' });
    // The form object is new at each render; only the hint and the accounts matter.
  }, [hint, demonstration.data]);

  const externalError = search.get('error');
  return (
    <Center mih="60vh">
      <Paper withBorder p="xl" w="100%" maw={420}>
        <Stack>
          <Title order={1} size="h3">
            Sign in
          </Title>
          <ProblemAlert error={interaction.error ?? login.error} title="You are not signed in" />
          {externalError && (
            <ProblemAlert error={new Error(externalError)} title="The other provider did not sign you in" />
          )}
          <form onSubmit={form.onSubmit((values) => login.mutate(values))}>
            <Stack>
              <TextInput
                label="E-mail"
                type="email"
                autoComplete="username"
                required
                {...form.getInputProps('email')}
              />
              <PasswordInput
                label="Password"
                autoComplete="current-password"
                required
                {...form.getInputProps('password')}
              />
              <Button type="submit" loading={login.isPending} disabled={interaction.isError}>
                Sign in
              </Button>
            </Stack>
          </form>
          {interaction.data?.external && (
            <Button component="a" variant="default" href={`/identity/interactions/${uid}/external`}>
              Sign in with {interaction.data.external}
            </Button>
          )}
          <Text size="sm">
            No wallet yet?{' '}
            <Anchor component={Link} to="/sign-up">
              Make one
            </Anchor>
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
