import { Button, Group, List, Text } from '@mantine/core';
import type { WalletConnection } from '@wellspring/contracts';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';

/** The page of a claim link: connects the wallet with an institution, once the learner says so. */
export function ClaimPage() {
  const { hash } = useLocation();
  const [token] = useState(() => hash.slice(1));
  if (!token) {
    return (
      <Page title="This claim link is incomplete">
        <Text>
          The part after “#” is missing. Open the link again from your institution's message, or copy it from
          there whole.
        </Text>
      </Page>
    );
  }
  return (
    <Page
      title="Receive your credentials"
      lead="An institution wants to put credentials into your wallet. Nobody else sees them."
    >
      <List>
        <List.Item>What it has issued to you comes now; what it issues later comes by itself.</List.Item>
        <List.Item>Each credential is checked as it comes.</List.Item>
        <List.Item>No employer sees any of it before you consent or share it.</List.Item>
      </List>
      <Connect token={token} />
    </Page>
  );
}

function Connect({ token }: { token: string }) {
  const { session, signIn } = useSession();
  const navigate = useNavigate();
  const here = `/claim#${token}`;
  const connect = useAction({
    run: (api) => api<WalletConnection>('/wallet/connections', { method: 'POST', json: { token } }),
    touches: [['wallet']],
    says: ({ organisationName }) => ({
      title: `Connected with ${organisationName}`,
      message: 'What it issues to you comes into your wallet by itself.',
    }),
    onDone: () => navigate('/my-credentials'),
  });
  if (session?.holder) {
    return (
      <>
        <ProblemAlert error={connect.error} title="The wallet was not connected" />
        <Group>
          <Button onClick={() => connect.mutate()} loading={connect.isPending}>
            Connect my wallet
          </Button>
        </Group>
      </>
    );
  }
  return (
    <>
      {session && <Text>You are signed in as {session.name}, who has no wallet.</Text>}
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
    </>
  );
}
