import { Card, Group, List, Stack, Text } from '@mantine/core';
import type { Consent, MyMatchList } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { StateBadge } from '../../parts/state-badge.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import { counted, type Look } from '../../parts/words.js';
import { useSignedIn } from '../../session/session.js';
import { ConsentTerms } from './consent-terms.js';

/** A consent as it was given, and its end. */
export function ConsentReceipt({ consent }: { consent: Consent }) {
  const isOver = new Date(consent.until) < new Date();
  const isLive = !consent.withdrawnAt && !isOver;
  const look: Look = isLive ? ['live', 'teal'] : [consent.withdrawnAt ? 'withdrawn' : 'over', 'gray'];
  return (
    <Card withBorder padding="md">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <Group gap="xs">
            <Text fw={600}>Matching with employers</Text>
            <StateBadge look={look} />
          </Group>
          {isLive && <Withdraw consentId={consent.consentId} />}
        </Group>
        <ConsentTerms terms={consent} />
        <Text size="sm" c="dimmed">
          Given <Time at={consent.grantedAt} />
          {consent.withdrawnAt && (
            <>
              , withdrawn <Time at={consent.withdrawnAt} />
            </>
          )}
        </Text>
      </Stack>
    </Card>
  );
}

function Withdraw({ consentId }: { consentId: string }) {
  const { api } = useSignedIn();
  const matches = useQuery({
    queryKey: ['my-matches', 'count'],
    queryFn: () => api<MyMatchList>('/matching/my-matches', { query: { limit: 200 } }),
  });
  const withdraw = useAction({
    run: () => api<Consent>(`/wallet/consents/${consentId}/withdraw`, { method: 'POST' }),
    touches: [['wallet', 'consents'], ['wallet', 'activity'], ['my-matches']],
    says: () => ({
      title: 'Withdrawn',
      message: 'You leave every feed within seconds; each employer who had you is told.',
    }),
  });
  const count = matches.data?.items.length;
  return (
    <ConfirmButton
      label="Withdraw"
      question="Withdraw this consent?"
      confirm="Withdraw it"
      keep="Keep it"
      action={withdraw}
    >
      <List size="sm" spacing={4}>
        <List.Item>
          {count === undefined
            ? 'Matches that rest on it end.'
            : `You have ${counted(count, 'match', 'matches')}; those that rest on this consent end.`}
        </List.Item>
        <List.Item>Every employer who was shown you is told to forget it.</List.Item>
        <List.Item>You can consent again, and begin without these matches.</List.Item>
      </List>
    </ConfirmButton>
  );
}
