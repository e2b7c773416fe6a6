import { Button, Paper, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { SignUpAnswer } from '@wellspring/contracts';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { EmailField } from './email-field.js';

/** A learner makes an account and with it a wallet, then signs in. */
export function SignUpPage() {
  const { signIn } = useSession();
  const form = useForm({
    initialValues: { displayName: '', email: '', password: '' },
    validate: {
      password: (value) => (value.length < 10 ? 'Too short: at least 10 characters are needed.' : null),
    },
  });
  const signUp = useAction({
    run: (api, values: typeof form.values) =>
      api<SignUpAnswer>('/identity/learners', {
        method: 'POST',
        json: {
          ...values,
          locale: navigator.language,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      }),
    onDone: (_, { email }) =>
      signIn({ email, returnTo: sessionStorage.getItem('after-sign-up') ?? '/my-credentials' }),
  });
  return (
    <Page title="Make a wallet" lead="Your credentials come here, and nobody sees them unless you say so.">
      <Paper withBorder p="lg" maw={480}>
        <form onSubmit={form.onSubmit((values) => signUp.mutate(values))}>
          <Stack>
            <TextInput
              label="Your name"
              autoComplete="name"
              required
              {...form.getInputProps('displayName')}
            />
            <EmailField {...form.getInputProps('email')} />
            <PasswordInput
              label="Password"
              description="At least 10 characters"
              autoComplete="new-password"
              required
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
              {...form.getInputProps('password')}
            />
            <ProblemAlert error={signUp.error} title="The wallet was not made" />
            <Button type="submit" loading={signUp.isPending}>
              Make my wallet
            </Button>
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}
