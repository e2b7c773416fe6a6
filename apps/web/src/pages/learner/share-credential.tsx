import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { HeldCredentialDetail, Share } from '@wellspring/contracts';
import { useState } from 'react';
import { CopyField } from '../../parts/copy-field.js';
import { Dialog } from '../../parts/dialog.js';
import { inDays } from '../../parts/days.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';

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
        json: {
          credentialIds: [credential.credentialId],
          purpose,
          until: inDays(Number(days)).toISOString(),
        },
      }),
    touches: [['wallet', 'shares']],
  });
  if (share.data) {
    return (
      <Stack>
        <Text role="status">
          Whoever has this link sees the credential and its checks until <Time at={share.data.until} />. You
          can end it under Shares at any time.
        </Text>
        <CopyField label="Link" value={share.data.url} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onEnd} data-autofocus>
            Done
          </Button>
        </Group>
      </Stack>
    );
  }
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
        <Select
          label="For how long"
          value={days}
          onChange={(value) => setDays(value ?? '30')}
          allowDeselect={false}
          data={[
            { value: '1', label: 'A day' },
            { value: '7', label: 'A week' },
            { value: '30', label: 'Thirty days' },
            { value: '365', label: 'A year' },
          ]}
        />
        <Text size="sm">
          Shown: {credential.name}, with your name as it stands in it, until{' '}
          <Time at={inDays(Number(days))} />.
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
