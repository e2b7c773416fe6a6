import { Button, CopyButton, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Share } from '@wellspring/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../session/session.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';

const day = 24 * 3600 * 1000;

/** Makes a link that shows one credential until a date. */
export function ShareCredential({ credentialId }: { credentialId: string }) {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [opened, { open, close }] = useDisclosure();
  const [purpose, setPurpose] = useState('');
  const [days, setDays] = useState('30');
  const share = useMutation({
    mutationFn: () =>
      api<Share>('/wallet/shares', {
        method: 'POST',
        json: {
          credentialIds: [credentialId],
          purpose,
          until: new Date(Date.now() + Number(days) * day).toISOString(),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['wallet', 'shares'] }),
  });
  const end = () => {
    share.reset();
    close();
  };
  return (
    <>
      <Button onClick={open}>Share</Button>
      <Modal opened={opened} onClose={end} title="Share this credential">
        {share.data ? (
          <Stack>
            <Text>
              Whoever has this link sees the credential and its checks until <Time at={share.data.until} />.
              You can end it under Shares at any time.
            </Text>
            <TextInput label="Link" value={share.data.url} readOnly />
            <CopyButton value={share.data.url}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy the link'}</Button>}
            </CopyButton>
          </Stack>
        ) : (
          <Stack>
            <TextInput
              label="What for"
              placeholder="Application at Harbor & Pine"
              required
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
            <ProblemAlert error={share.error} title="The link was not made" />
            <Group justify="flex-end">
              <Button onClick={() => share.mutate()} disabled={!purpose.trim()} loading={share.isPending}>
                Make a link
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
