import type { Scope } from '@wellspring/contracts';
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Waiting } from '../parts/waiting.js';
import { Page } from '../shell/page.js';
import { useSession } from './session.js';

/** Shows a page to people whose session holds the scope; others are told what is missing. */
export function RequireSession({ scope, children }: { scope: Scope; children: ReactNode }) {
  const { session, ready, signIn } = useSession();
  if (!ready) return <Waiting label="Looking who you are" />;
  if (session?.scopes.has(scope)) return children;
  return (
    <Page title={session ? 'This page is not part of your role' : 'Please sign in'}>
      <Text>
        {session
          ? `It needs the right “${scope}”. Ask an administrator of your organisation, or sign in as somebody else.`
          : 'This page belongs to an organisation or to a wallet.'}
      </Text>
      <Group>
        <Button onClick={() => void signIn()}>{session ? 'Sign in as somebody else' : 'Sign in'}</Button>
      </Group>
    </Page>
  );
}
