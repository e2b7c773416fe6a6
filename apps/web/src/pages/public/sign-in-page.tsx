import { Anchor, Button, Paper, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Interaction, LoginAnswer } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { useDemonstrationAccounts } from './demonstration.js';
import { EmailField } from './email-field.js';

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
  const externalError = search.get('error');
  return (
    <Page title="Sign in" lead="To your organisation, or to your wallet.">
      <Paper withBorder p="lg" maw={480}>
        <Stack>
          <ProblemAlert error={interaction.error} title="This sign-in is over">
            <Text mt="xs">
              <Anchor component={Link} to="/">
                Begin again at the start page
              </Anchor>
              .
            </Text>
          </ProblemAlert>
          {externalError && (
            <ProblemAlert error={new Error(externalError)} title="The other provider did not sign you in" />
          )}
          {interaction.data && <PasswordForm uid={uid} hint={interaction.data.loginHint} />}
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
    </Page>
  );
}

function PasswordForm({ uid, hint }: { uid: string; hint: string | null }) {
  const demonstration = useDemonstrationAccounts();
  const form = useForm({ initialValues: { email: hint ?? '', password: '' } });
  const login = useAction({
    run: (api, values: { email: string; password: string }) =>
      api<LoginAnswer>(`/identity/interactions/${uid}/login`, { method: 'POST', json: values }),
    onDone: ({ redirectTo }) => window.location.assign(redirectTo),
  });
  // Who chose somebody of the cast on the start page has no password to remember.
  const known = demonstration.data?.find(({ email }) => email === hint)?.password;
  useEffect(() => {
    if (known) form.setFieldValue('password', known);
    // The form is another object at each render.
  }, [known]);
  return (
    <form onSubmit={form.onSubmit((values) => login.mutate(values))}>
      <Stack>
        <EmailField {...form.getInputProps('email')} />
        <PasswordInput
          label="Password"
          {...(known && { description: "The demonstration's own password is filled in." })}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          {...form.getInputProps('password')}
        />
        <ProblemAlert error={login.error} title="You are not signed in" />
        <Button type="submit" loading={login.isPending || login.isSuccess}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
