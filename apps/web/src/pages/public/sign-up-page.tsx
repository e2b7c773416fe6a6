import { Button, Paper, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { SignUpAnswer } from '@wellspring/contracts';
import { useMutation } from '@tanstack/react-query';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** A learner makes an account and with it a wallet, then signs in. */
export function SignUpPage() {
  const { api, signIn } = useSession();
  const form = useForm({
    initialValues: { displayName: '', email: '', password: '' },
    validate: { password: (value) => (value.length < 10 ? 'At least 10 characters' : null) },
  });
  const signUp = useMutation({
    mutationFn: (values: typeof form.values) =>
      api<SignUpAnswer>('/identity/learners', {
        method: 'POST',
        json: {
          ...values,
          locale: navigator.language,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
      }),
    onSuccess: () =>
      signIn({ email: form.values.email, returnTo: sessionStorage.getItem('after-sign-up') ?? '/wallet' }),
  });
  return (
    <Page title="Make a wallet" lead="Your credentials come here, and nobody sees them unless you say so.">
      <Paper withBorder p="lg" maw={480}>
        <form onSubmit={form.onSubmit((values) => signUp.mutate(values))}>
          <Stack>
            <ProblemAlert error={signUp.error} title="The wallet was not made" />
            <TextInput
              label="Your name"
              autoComplete="name"
              required
              {...form.getInputProps('displayName')}
            />
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="username"
              required
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label="Password"
              description="At least 10 characters"
              autoComplete="new-password"
              required
              {...form.getInputProps('password')}
            />
            <Button type="submit" loading={signUp.isPending}>
              Make my wallet
            </Button>
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}
