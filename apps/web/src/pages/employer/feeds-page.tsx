import { Alert, Anchor, Button, Card, CopyButton, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { CreatedSubscription, SubscriptionList } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

/** Subscriptions to matched candidates: the same events by polling, stream, webhook and file. */
export function FeedsPage() {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const subscriptions = useQuery({
    queryKey: ['subscriptions'],
    queryFn: () => api<SubscriptionList>('/matching/subscriptions', { query: { limit: 100 } }),
    refetchInterval: 5_000,
  });
  const subscribe = useMutation({
    mutationFn: () =>
      api<CreatedSubscription>('/matching/subscriptions', {
        method: 'POST',
        json: url.trim() ? { webhook: { url: url.trim() } } : {},
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['subscriptions'] }),
  });
  return (
    <Page title="Feeds" lead="Every match of your postings, the moment it comes to be, changes or ends.">
      <Card withBorder>
        <Stack>
          <Title order={2} size="h4">
            Subscribe
          </Title>
          <TextInput
            label="Webhook address"
            description="Leave it empty to poll or stream only. Deliveries are signed as Standard Webhooks."
            placeholder="https://hr.example/wellspring"
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <ProblemAlert error={subscribe.error} title="Not subscribed" />
          <Group>
            <Button onClick={() => subscribe.mutate()} loading={subscribe.isPending}>
              Subscribe
            </Button>
          </Group>
          {subscribe.data && (
            <Alert title="Keep the secret now: it is shown this once">
              <Group>
                <Text ff="monospace" size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {subscribe.data.secret}
                </Text>
                <CopyButton value={subscribe.data.secret}>
                  {({ copied, copy }) => (
                    <Button size="xs" onClick={copy}>
                      {copied ? 'Copied' : 'Copy'}
                    </Button>
                  )}
                </CopyButton>
              </Group>
            </Alert>
          )}
        </Stack>
      </Card>
      <Loadable
        query={subscriptions}
        isEmpty={({ items }) => items.length === 0}
        empty="No subscription yet."
      >
        {({ items }) => (
          <Stack>
            {items.map(({ id, webhook, createdAt }) => (
              <Card key={id} withBorder padding="md">
                <Anchor component={Link} to={`/feeds/${id}`}>
                  {webhook?.url ?? 'Polling and streaming'}
                </Anchor>
                <Text size="sm" c="dimmed">
                  Since <Time at={createdAt} />
                  {webhook && `; ${webhook.state}, ${webhook.retrying} retrying, ${webhook.failed} failed`}
                </Text>
              </Card>
            ))}
          </Stack>
        )}
      </Loadable>
    </Page>
  );
}
