import { Button, Group, Text } from '@mantine/core';
import type { WalletConnection } from '@wellspring/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** The page of a claim link: connects the wallet with an institution, once the learner says so. */
export function ClaimPage() {
  const { hash } = useLocation();
  const [token] = useState(() => hash.slice(1));
  const { session, api, signIn } = useSession();
  const connect = useMutation({
    mutationFn: () => api<WalletConnection>('/wallet/connections', { method: 'POST', json: { token } }),
  });
  const here = `/claim#${token}`;
  if (!token) {
    return (
      <Page title="This claim link is incomplete">
        <Text>Open it again from the message of your institution, whole.</Text>
      </Page>
    );
  }
  if (connect.data) {
    return (
      <Page
        title={`Connected with ${connect.data.organisationName}`}
        lead="What it issues to you comes into your wallet by itself."
      >
        <Group>
          <Button component={Link} to="/wallet">
            Open my wallet
          </Button>
        </Group>
      </Page>
    );
  }
  return (
    <Page
      title="Receive your credentials"
      lead="An institution wants to put credentials into your wallet. Nobody else sees them."
    >
      <ProblemAlert error={connect.error} title="The wallet was not connected" />
      {session?.holder ? (
        <Group>
          <Button onClick={() => connect.mutate()} loading={connect.isPending}>
            Connect my wallet
          </Button>
        </Group>
      ) : (
        <Group>
          <Button onClick={() => void signIn({ returnTo: here })}>Sign in to my wallet</Button>
          <Button
            component={Link}
            to="/sign-up"
            variant="default"
            onClick={() => sessionStorage.setItem('after-sign-up', here)}
          >
            Make a wallet
          </Button>
        </Group>
      )}
    </Page>
  );
}
