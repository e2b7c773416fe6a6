import { Badge, Button, Card, FileButton, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import type { VerificationMessage } from '@wellspring/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSignedIn } from '../../session/session.js';
import { Checks } from '../../shell/checks.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';

/** Checks any credential that somebody presents: pasted or from a file. */
export function VerifyPage() {
  const { api } = useSignedIn();
  const [text, setText] = useState('');
  const verify = useMutation({
    mutationFn: (credential: string) =>
      api<VerificationMessage>('/verifier/verifications', { method: 'POST', json: { credential } }),
  });
  const load = async (file: File | null) => {
    if (file) setText(await file.text());
  };
  return (
    <Page title="Verify a credential" lead="Paste it, or choose a file: a JSON credential or a compact JWS.">
      <Stack>
        <Textarea
          label="Credential"
          autosize
          minRows={6}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          styles={{ input: { fontFamily: 'monospace' } }}
        />
        <Group>
          <Button onClick={() => verify.mutate(text)} disabled={!text.trim()} loading={verify.isPending}>
            Verify
          </Button>
          <FileButton onChange={(file) => void load(file)} accept=".json,.jsonld,.jwt,.txt,application/json">
            {(props) => (
              <Button variant="default" {...props}>
                Choose a file
              </Button>
            )}
          </FileButton>
        </Group>
        <ProblemAlert error={verify.error} title="This could not be checked" />
        {verify.data && <Result result={verify.data} />}
      </Stack>
    </Page>
  );
}

function Result({ result }: { result: VerificationMessage }) {
  return (
    <Card withBorder role="status">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {result.name ?? 'Credential'}
        </Title>
        <Badge size="lg" color={result.outcome === 'verified' ? 'teal' : 'red'}>
          {result.outcome === 'verified' ? 'Verified' : 'Not verified'}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed" mb="md" style={{ overflowWrap: 'anywhere' }}>
        Issued by {result.issuer}
      </Text>
      <Checks checks={result.checks} />
    </Card>
  );
}
