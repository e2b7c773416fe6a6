import { Button, FileButton, Group, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { HeldCredentialDetail } from '@wellspring/contracts';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';

/** Brings a credential from elsewhere into the wallet. */
export function ImportCredential() {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={open}>
        Bring one from elsewhere
      </Button>
      <Dialog opened={opened} onClose={close} title="Bring a credential from elsewhere" size="lg">
        <ImportForm onDone={close} />
      </Dialog>
    </>
  );
}

function ImportForm({ onDone }: { onDone(): void }) {
  const [text, setText] = useState('');
  const bring = useAction({
    run: (api) =>
      api<HeldCredentialDetail>('/wallet/credentials', { method: 'POST', json: { credential: text } }),
    touches: [['wallet']],
    says: ({ name, state }) => ({
      title: name,
      message: state === 'held' ? 'Verified and kept.' : 'Kept, but it does not verify; see its checks.',
    }),
    onDone,
  });
  return (
    <Stack>
      <Textarea
        label="Credential"
        description="A JSON credential or a compact JWS"
        autosize
        minRows={6}
        maxRows={14}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemAlert error={bring.error} title="It was not taken in" />
      <Group justify="flex-end">
        <FileButton onChange={(file) => void file?.text().then(setText)}>
          {(props) => (
            <Button variant="default" {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Button onClick={() => bring.mutate()} disabled={!text.trim()} loading={bring.isPending}>
          Check and keep
        </Button>
      </Group>
    </Stack>
  );
}
