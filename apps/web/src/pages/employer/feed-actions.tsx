import { Alert, Text } from '@mantine/core';
import type { ReplayedFeed, RotatedSecret } from '@wellspring/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { CopyField } from '../../parts/copy-field.js';
import { Dialog } from '../../parts/dialog.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';

/** What can be done with a subscription. */
export function FeedActions(props: { subscriptionId: string; hasWebhook: boolean }) {
  const path = `/matching/subscriptions/${props.subscriptionId}`;
  return (
    <>
      {props.hasWebhook && (
        <>
          <Replay path={path} />
          <RotateSecret path={path} />
        </>
      )}
      <Unsubscribe path={path} />
    </>
  );
}

/** What takes nothing away. */
const harmless = { isDangerous: false, look: { variant: 'default' } } as const;

function Replay({ path }: { path: string }) {
  const replay = useAction({
    run: (api) => api<ReplayedFeed>(`${path}/replay`, { method: 'POST', json: { fromCursor: 1 } }),
    says: ({ queued }) => ({
      title: 'Replay',
      message: `${queued.toLocaleString()} entries go out again, with the same ids.`,
    }),
  });
  return (
    <ConfirmButton
      {...harmless}
      label="Replay"
      question="Send everything again?"
      confirm="Send it again"
      action={replay}
    >
      <Text size="sm">
        Every entry from the first on goes to your webhook again, with the ids that it had: a receiver that
        remembers ids does nothing twice.
      </Text>
    </ConfirmButton>
  );
}

function RotateSecret({ path }: { path: string }) {
  const [rotated, setRotated] = useState<RotatedSecret>();
  const rotate = useAction({
    run: (api) => api<RotatedSecret>(`${path}/rotate-secret`, { method: 'POST' }),
    onDone: setRotated,
  });
  return (
    <>
      <ConfirmButton
        {...harmless}
        label="New secret"
        question="Make a new secret?"
        confirm="Make it"
        action={rotate}
      >
        <Text size="sm">
          Deliveries are signed with both for a while, so that your receiver can change over without missing
          one. The new secret is shown once.
        </Text>
      </ConfirmButton>
      <Dialog opened={rotated !== undefined} onClose={() => setRotated(undefined)} title="The new secret">
        {rotated && (
          <Alert role="status" title="Keep it now: it is shown this once">
            <Text size="sm" mb="xs">
              The old one signs until <Time at={rotated.previousExpiresAt} />.
            </Text>
            <CopyField label="Secret" value={rotated.secret} />
          </Alert>
        )}
      </Dialog>
    </>
  );
}

function Unsubscribe({ path }: { path: string }) {
  const navigate = useNavigate();
  const end = useAction({
    run: (api) => api(path, { method: 'DELETE' }),
    touches: [['subscriptions']],
    says: () => ({ title: 'Unsubscribed', message: 'Nothing goes out by this subscription any more.' }),
    onDone: () => navigate('/feeds'),
  });
  return (
    <ConfirmButton
      label="Unsubscribe"
      question="End this subscription?"
      confirm="End it"
      keep="Keep it"
      action={end}
    >
      <Text size="sm">
        Nothing is delivered by it any more. The feed itself stays: another subscription begins with every
        entry there is.
      </Text>
    </ConfirmButton>
  );
}
