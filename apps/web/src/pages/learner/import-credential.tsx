import { Button, FileButton, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { HeldCredentialDetail } from '@wellspring/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../session/session.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** Brings a credential from elsewhere into the wallet. */
export function ImportCredential() {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [opened, { open, close }] = useDisclosure();
  const [text, setText] = useState('');
  const bring = useMutation({
    mutationFn: () =>
      api<HeldCredentialDetail>('/wallet/credentials', { method: 'POST', json: { credential: text } }),
    onSuccess: async (held) => {
      await queries.invalidateQueries({ queryKey: ['wallet'] });
      notifications.show({
        title: held.name,
        message:
          held.state === 'held' ? 'Verified and kept.' : 'Kept, but it does not verify; see its checks.',
      });
      setText('');
      close();
    },
  });
  return (
    <>
      <Button variant="default" onClick={open}>
        Bring one from elsewhere
      </Button>
      <Modal opened={opened} onClose={close} title="Bring a credential from elsewhere" size="lg">
        <Stack>
          <Textarea
            label="Credential"
            description="A JSON credential or a compact JWS"
            autosize
            minRows={6}
            maxRows={14}
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
      </Modal>
    </>
  );
}
