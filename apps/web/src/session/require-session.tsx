import type { Scope } from '@wellspring/contracts';
import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from './session.js';

/** Shows a page to people whose session holds the scope; others are told what is missing. */
export function RequireSession({ scope, children }: { scope: Scope; children: ReactNode }) {
  const { session, ready, signIn } = useSession();
  if (!ready) {
    return (
      <Center mih="40vh">
        <Loader aria-label="Loading" />
      </Center>
    );
  }
  if (session?.scopes.has(scope)) return children;
  return (
    <Center mih="40vh">
      <Stack align="center" maw={420} ta="center">
        <Title order={1} size="h3">
          {session ? 'This page is not part of your role' : 'Please sign in'}
        </Title>
        <Text>
          {session
            ? `It needs the right “${scope}”. Ask an administrator of your organisation, or sign in as somebody else.`
            : 'This page belongs to your organisation or your wallet.'}
        </Text>
        <Button onClick={() => void signIn()}>Sign in</Button>
      </Stack>
    </Center>
  );
}
