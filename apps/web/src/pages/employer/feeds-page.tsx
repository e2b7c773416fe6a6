import { Alert, Anchor, Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import type { CreatedSubscription, FeedSubscription, PostingList } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { CopyField } from '../../parts/copy-field.js';
import { Paged } from '../../parts/paged.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { SomeOf } from '../../parts/some-of.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';

/** Subscriptions to matched candidates: the same events by polling, stream, webhook and file. */
export function FeedsPage() {
  return (
    <Page title="Feeds" lead="Every match of your postings, the moment it comes to be, changes or ends.">
      <Subscribe />
      <Section title="Subscriptions">
        <Paged<FeedSubscription>
          queryKey={['subscriptions']}
          path="/matching/subscriptions"
          every={5_000}
          empty="No subscription yet. Subscribe above; the feed begins with every match there is."
        >
          {(rows) => (
            <Stack>
              {rows.map((subscription) => (
                <Subscription key={subscription.id} subscription={subscription} />
              ))}
            </Stack>
          )}
        </Paged>
      </Section>
    </Page>
  );
}

function Subscribe() {
  const [url, setUrl] = useState('');
  const [postingIds, setPostingIds] = useState<string[]>([]);
  const subscribe = useAction({
    run: (api) =>
      api<CreatedSubscription>('/matching/subscriptions', {
        method: 'POST',
        json: {
          ...(url.trim() && { webhook: { url: url.trim() } }),
          ...(postingIds.length > 0 && { postingIds }),
        },
      }),
    touches: [['subscriptions']],
  });
  return (
    <Card withBorder>
      <Section title="Subscribe">
        <PostingsOf value={postingIds} onChange={setPostingIds} />
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
        {subscribe.data && <Secret secret={subscribe.data.secret} />}
      </Section>
    </Card>
  );
}

function PostingsOf({ value, onChange }: { value: string[]; onChange(ids: string[]): void }) {
  const { api } = useSignedIn();
  const postings = useQuery({
    queryKey: ['postings', 'choice'],
    queryFn: () => api<PostingList>('/matching/postings', { query: { limit: 200 } }),
  });
  return (
    <SomeOf
      label="Postings"
      all="all, later ones too"
      none="No other posting is called so"
      data={(postings.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      value={value}
      onChange={onChange}
    />
  );
}

function Secret({ secret }: { secret: string }) {
  return (
    <Alert title="Subscribed. Keep the secret now: it is shown this once" role="status">
      <Text size="sm" mb="xs">
        Receivers check the signature of each delivery with it.
      </Text>
      <CopyField label="Secret" value={secret} />
    </Alert>
  );
}

function Subscription({ subscription }: { subscription: FeedSubscription }) {
  const { id, webhook, postingIds, createdAt } = subscription;
  return (
    <Card withBorder padding="md">
      <Anchor component={Link} to={`/feeds/${id}`} style={{ overflowWrap: 'anywhere' }}>
        {webhook?.url ?? 'Polling and streaming'}
      </Anchor>
      <Text size="sm" c="dimmed">
        {postingIds ? `${postingIds.length} postings` : 'All postings'}; since <Time at={createdAt} />
        {webhook && `; ${webhook.state}, ${webhook.retrying} being retried, ${webhook.failed} failed`}
      </Text>
    </Card>
  );
}
