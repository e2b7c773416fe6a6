import { Badge, Button, Card, FileInput, Group, Stack, Text } from '@mantine/core';
import type { Batch, BatchPreview } from '@wellspring/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { DataTable } from '../../shell/data-table.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** A roster: looked at first, row by row, then issued. */
export function BatchForm() {
  const { api } = useSignedIn();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const send = <TAnswer,>(preview: boolean) =>
    api<TAnswer>('/issuer/batches', {
      method: 'POST',
      type: 'text/csv',
      body: file ?? '',
      query: { preview: preview || undefined },
    });
  const preview = useMutation({ mutationFn: () => send<BatchPreview>(true) });
  const issue = useMutation({
    mutationFn: () => send<Batch>(false),
    onSuccess: async ({ batchId }) => {
      await queries.invalidateQueries({ queryKey: ['batches'] });
      await navigate(`/batches/${batchId}`);
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    preview.reset();
  };
  return (
    <Stack maw={820} mb="xl">
      <Text size="sm">
        A CSV file with the columns externalId, email, name, achievement, and where you want completedOn,
        level, validUntil, hold.
      </Text>
      <FileInput
        label="Roster"
        placeholder="roster.csv"
        accept=".csv,text/csv"
        value={file}
        onChange={choose}
        clearable
      />
      <Group>
        <Button
          variant="default"
          onClick={() => preview.mutate()}
          disabled={!file}
          loading={preview.isPending}
        >
          Preview
        </Button>
        <Button onClick={() => issue.mutate()} disabled={!preview.data} loading={issue.isPending}>
          Issue {preview.data ? preview.data.counts.pending : ''}
        </Button>
      </Group>
      <ProblemAlert error={preview.error ?? issue.error} title="The roster was not taken" />
      {preview.data && <Preview preview={preview.data} />}
    </Stack>
  );
}

function Preview({ preview: { counts, notable } }: { preview: BatchPreview }) {
  return (
    <Card withBorder role="status">
      <Group gap="xs" mb="sm">
        <Badge color="teal">{counts.pending} would be issued</Badge>
        <Badge color="gray">{counts.duplicate} issued already</Badge>
        <Badge color="red">{counts.rejected} wrong</Badge>
        <Badge color="yellow">{counts.held} held</Badge>
      </Group>
      {notable.length > 0 && (
        <DataTable
          caption="Rows that would not be issued"
          rows={notable}
          keyOf={({ row }) => String(row)}
          columns={[
            { header: 'Row', numeric: true, cell: ({ row }) => row },
            { header: 'Number', cell: ({ externalId }) => externalId },
            { header: 'Outcome', cell: ({ outcome }) => outcome },
            { header: 'Reason', cell: ({ reason }) => reason },
          ]}
        />
      )}
    </Card>
  );
}
