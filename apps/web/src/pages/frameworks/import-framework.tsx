import { Badge, Button, FileInput, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { ImportResult } from '@wellspring/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../session/session.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** Imports a CASE package: looked at first, then taken in whole or not at all. */
export function ImportFramework() {
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const [opened, { open, close }] = useDisclosure();
  const [file, setFile] = useState<File | null>(null);
  const send = (dryRun: boolean) =>
    api<ImportResult>('/registry/frameworks/import', {
      method: 'POST',
      type: 'application/octet-stream',
      body: file ?? '',
      query: { dryRun: dryRun || undefined },
    });
  const preview = useMutation({ mutationFn: () => send(true) });
  const take = useMutation({
    mutationFn: () => send(false),
    onSuccess: async ({ framework, outcome }) => {
      await queries.invalidateQueries({ queryKey: ['frameworks'] });
      notifications.show({ title: framework.title, message: `Import: ${outcome}` });
      close();
    },
  });
  return (
    <>
      <Button onClick={open}>Import a CASE package</Button>
      <Modal opened={opened} onClose={close} title="Import a CASE package" size="lg">
        <Stack>
          <FileInput
            label="Package"
            description="CASE 1.0 or 1.1, JSON or gzip of it"
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              preview.reset();
            }}
          />
          <ProblemAlert error={preview.error ?? take.error} title="Nothing was stored" />
          {preview.data && <Preview result={preview.data} />}
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={!file}
              loading={preview.isPending}
              onClick={() => preview.mutate()}
            >
              Preview
            </Button>
            <Button disabled={!preview.data} loading={take.isPending} onClick={() => take.mutate()}>
              Import
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Preview({ result }: { result: ImportResult }) {
  const { items, associations } = result.counts;
  return (
    <Stack gap="xs" role="status">
      <Group gap="xs">
        <Text fw={600}>{result.framework.title}</Text>
        <Badge>{result.outcome}</Badge>
      </Group>
      <Text size="sm">Items: {JSON.stringify(items).replaceAll(/[{}"]/g, '').replaceAll(',', ', ')}</Text>
      <Text size="sm">
        Associations: {JSON.stringify(associations).replaceAll(/[{}"]/g, '').replaceAll(',', ', ')};{' '}
        {result.unresolved.total} point elsewhere
      </Text>
      {result.repairs.total > 0 && <Text size="sm">{result.repairs.total} repairs:</Text>}
      <List size="sm">
        {result.repairs.first.slice(0, 5).map(({ code, path, message }) => (
          <List.Item key={`${code} ${path}`}>{message}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
