import { Badge, Button, FileInput, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ImportResult } from '@wellspring/contracts';
import { useState } from 'react';
import type { Api } from '../../api/client.js';
import { DataTable } from '../../parts/data-table.js';
import { Dialog } from '../../parts/dialog.js';
import { PreviewButtons } from '../../parts/preview-buttons.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';

const outcomes = {
  created: ['a new framework', 'Imported'],
  updated: ['a new revision', 'A revision was added'],
  unchanged: ['nothing new: this is held already', 'Nothing was new'],
  linked: ['held already by another organisation: yours links to it', 'Linked'],
} as const;

/** Imports a CASE package: looked at first, then taken in whole or not at all. */
export function ImportFramework() {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button onClick={open}>Import a CASE package</Button>
      <Dialog opened={opened} onClose={close} title="Import a CASE package" size="xl">
        <ImportForm onDone={close} />
      </Dialog>
    </>
  );
}

function ImportForm({ onDone }: { onDone(): void }) {
  const [file, setFile] = useState<File | null>(null);
  const { preview, take, forget } = useImport(file, onDone);
  return (
    <Stack>
      <FileInput
        label="Package"
        placeholder="Choose a file"
        description="CASE 1.0 or 1.1, as JSON or gzip of it"
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          forget();
        }}
      />
      <ProblemAlert error={preview.error ?? take.error} title="Nothing was stored" />
      {preview.data && <Preview result={preview.data} />}
      <Group justify="flex-end">
        {(preview.isPending || take.isPending) && (
          <Text size="sm" role="status">
            {preview.isPending ? 'Reading' : 'Storing'} it; a package of 18,000 items takes about ten seconds
            …
          </Text>
        )}
        <PreviewButtons preview={preview} take={take} isChosen={file !== null}>
          Import
        </PreviewButtons>
      </Group>
    </Stack>
  );
}

function useImport(file: File | null, onDone: () => void) {
  const send = (api: Api, dryRun: boolean) =>
    api<ImportResult>('/registry/frameworks/import', {
      method: 'POST',
      type: 'application/octet-stream',
      body: file ?? '',
      query: { dryRun: dryRun || undefined },
    });
  const preview = useAction({ run: (api) => send(api, true) });
  const take = useAction({
    run: (api) => send(api, false),
    touches: [['frameworks'], ['items']],
    says: ({ framework, outcome }) => ({ title: outcomes[outcome][1], message: framework.title }),
    onDone,
  });
  const forget = () => {
    preview.reset();
    take.reset();
  };
  return { preview, take, forget };
}

function Preview({ result: { framework, outcome, counts, unresolved, repairs } }: { result: ImportResult }) {
  return (
    <Stack gap="xs" role="status">
      <Group gap="xs">
        <Text fw={600}>{framework.title}</Text>
        <Badge>{outcomes[outcome][0]}</Badge>
      </Group>
      <Changes counts={counts} />
      {unresolved.total > 0 && (
        <Text size="sm">
          {unresolved.total.toLocaleString()} associations point to something elsewhere; they are kept as they
          are.
        </Text>
      )}
      {repairs.total > 0 && (
        <>
          <Text size="sm">{repairs.total.toLocaleString()} faults of the package are mended:</Text>
          <List size="sm">
            {repairs.first.slice(0, 5).map(({ code, path, message }) => (
              <List.Item key={`${code} ${path}`}>{message}</List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}

function Changes({ counts }: Pick<ImportResult, 'counts'>) {
  return (
    <DataTable
      caption="What the import would change"
      rows={[
        { what: 'Items', ...counts.items },
        { what: 'Associations', ...counts.associations },
        { what: 'Definitions', ...counts.definitions },
      ]}
      keyOf={({ what }) => what}
      columns={[
        { header: 'What', cell: ({ what }) => what },
        { header: 'New', numeric: true, cell: (row) => row.new.toLocaleString() },
        { header: 'Changed', numeric: true, cell: ({ changed }) => changed.toLocaleString() },
        { header: 'Unchanged', numeric: true, cell: ({ unchanged }) => unchanged.toLocaleString() },
        { header: 'Removed', numeric: true, cell: ({ removed }) => removed.toLocaleString() },
      ]}
    />
  );
}
