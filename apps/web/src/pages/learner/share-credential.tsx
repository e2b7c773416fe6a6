import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { HeldCredentialDetail, Share } from '@wellspring/contracts';
import { useState } from 'react';
import { CopyField } from '../../parts/copy-field.js';
import { Days, inDays } from '../../parts/days.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';

const periods = [
  ['1', 'A day'],
  ['7', 'A week'],
  ['30', 'Thirty days'],
  ['365', 'A year'],
] as const;

/** Makes a link that shows one credential until a date. */
export function ShareCredential({ credential }: { credential: HeldCredentialDetail }) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button onClick={open}>Share</Button>
      <Dialog opened={opened} onClose={close} title="Share this credential">
        <ShareForm credential={credential} onEnd={close} />
      </Dialog>
    </>
  );
}

function ShareForm({ credential, onEnd }: { credential: HeldCredentialDetail; onEnd(): void }) {
  const [purpose, setPurpose] = useState('');
  const [days, setDays] = useState('30');
  const share = useAction({
    run: (api) =>
      api<Share>('/wallet/shares', {
        method: 'POST',
        json: { credentialIds: [credential.credentialId], purpose, until: inDays(days).toISOString() },
      }),
    touches: [['wallet', 'shares']],
  });
  if (share.data) return <Shared share={share.data} onEnd={onEnd} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        share.mutate();
      }}
    >
      <Stack>
        <TextInput
          label="What for"
          placeholder="Application at Harbor & Pine"
          required
          data-autofocus
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        <Days label="For how long" choices={periods} value={days} onChange={setDays} />
        <Text size="sm">
          Shown: {credential.name} and its checks, until <Time at={inDays(days)} />.
        </Text>
        <ProblemAlert error={share.error} title="The link was not made" />
        <Group justify="flex-end">
          <Button type="submit" disabled={!purpose.trim()} loading={share.isPending}>
            Make a link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Shared({ share, onEnd }: { share: Share; onEnd(): void }) {
  return (
    <Stack>
      <Text role="status">
        Whoever has this link sees the credential and its checks until <Time at={share.until} />. You can end
        it under Shares at any time.
      </Text>
      <CopyField label="Link" value={share.url} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onEnd}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
