import { Anchor, Card, Code, FileInput, Stack, Text } from '@mantine/core';
import type { Batch, BatchPreview } from '@wellspring/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Api } from '../../api/client.js';
import { PreviewButtons } from '../../parts/preview-buttons.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAction } from '../../parts/use-action.js';
import { counted } from '../../parts/words.js';
import { BatchCounts } from './batch-counts.js';
import { BatchRows } from './batch-rows.js';

const template =
  'externalId,email,name,achievement,completedOn,level\n2026-0001,ana@learner.example,Ana Beltrán Ruiz,Name of an achievement,2026-05-15,\n';

/** A roster: looked at first, row by row, then issued. */
export function BatchForm() {
  const [file, setFile] = useState<File | null>(null);
  const { preview, issue, forget } = useRoster(file);
  const ready = preview.data?.counts.pending ?? 0;
  return (
    <Stack maw={820} mb="xl">
      <Columns />
      <FileInput
        label="Roster"
        placeholder="Choose a file"
        accept=".csv,text/csv"
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          forget();
        }}
      />
      <ProblemAlert error={preview.error ?? issue.error} title="The roster was not taken" />
      {preview.data && <Preview preview={preview.data} />}
      <PreviewButtons preview={preview} take={issue} isChosen={file !== null} isGood={ready > 0}>
        Issue {counted(ready, 'credential', 'credentials')}
      </PreviewButtons>
    </Stack>
  );
}

function useRoster(file: File | null) {
  const navigate = useNavigate();
  const send = <TAnswer,>(api: Api, preview: boolean) =>
    api<TAnswer>('/issuer/batches', {
      method: 'POST',
      type: 'text/csv',
      body: file ?? '',
      query: { preview: preview || undefined },
    });
  const preview = useAction({ run: (api) => send<BatchPreview>(api, true) });
  const issue = useAction({
    run: (api) => send<Batch>(api, false),
    touches: [['batches']],
    onDone: ({ batchId }) => navigate(`/batches/${batchId}`),
  });
  const forget = () => {
    preview.reset();
    issue.reset();
  };
  return { preview, issue, forget };
}

function Columns() {
  return (
    <Text size="sm">
      A CSV file with the columns <Code>externalId</Code>, <Code>email</Code>, <Code>name</Code>,{' '}
      <Code>achievement</Code> (its name or id), and where you want them <Code>completedOn</Code>,{' '}
      <Code>level</Code>, <Code>validUntil</Code>, <Code>hold</Code>.{' '}
      <Anchor
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`}
        download="roster.csv"
        inherit
      >
        Download an example
      </Anchor>
    </Text>
  );
}

function Preview({ preview: { counts, notable } }: { preview: BatchPreview }) {
  return (
    <Card withBorder role="status">
      <Stack gap="sm">
        <Text size="sm">
          Nothing is issued yet. Of {counts.total.toLocaleString()} rows{' '}
          <strong>{counts.pending.toLocaleString()} would be issued</strong>; what is wrong stays behind, and
          the rest proceeds.
        </Text>
        <BatchCounts counts={counts} />
        {notable.length > 0 && <BatchRows caption="Rows that would not be issued" rows={notable} />}
      </Stack>
    </Card>
  );
}
