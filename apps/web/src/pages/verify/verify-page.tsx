import { Badge, Button, Card, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import type { VerificationMessage } from '@wellspring/contracts';
import { useState } from 'react';
import { Checks } from '../../parts/checks.js';
import { ItemName } from '../../parts/item-name.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import { Page } from '../../shell/page.js';

/** Checks any credential that somebody presents: pasted or from a file. */
export function VerifyPage() {
  const [text, setText] = useState('');
  const verify = useAction({
    run: (api) =>
      api<VerificationMessage>('/verifier/verifications', { method: 'POST', json: { credential: text } }),
  });
  const change = (value: string) => {
    setText(value);
    verify.reset();
  };
  return (
    <Page
      title="Verify a credential"
      lead="Paste it, or choose a file: a JSON credential or a compact JWS. It is checked and not kept."
    >
      <Textarea
        label="Credential"
        description="From “{” to “}”, or the three parts of a JWS with their dots"
        autosize
        minRows={5}
        maxRows={14}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group>
        <Button onClick={() => verify.mutate()} disabled={!text.trim()} loading={verify.isPending}>
          Verify
        </Button>
        <FileButton
          onChange={(file) => void file?.text().then(change)}
          accept=".json,.jsonld,.jwt,.txt,application/json"
        >
          {(props) => (
            <Button variant="default" {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </Group>
      <ProblemAlert error={verify.error} title="This could not be checked" />
      {verify.data && <Result result={verify.data} />}
    </Page>
  );
}

function Result({ result }: { result: VerificationMessage }) {
  const { name, outcome, decided, issuer, checks, items, verifiedAt } = result;
  const isVerified = outcome === 'verified';
  return (
    <Card withBorder role="status">
      <Section title={name ?? 'Credential'}>
        <Group gap="sm">
          <Badge size="lg" color={isVerified ? 'teal' : 'red'}>
            {isVerified ? 'Verified' : 'Not verified'}
          </Badge>
          <Text size="sm" c="dimmed">
            <Time at={verifiedAt} />
          </Text>
        </Group>
        {!decided && (
          <Text size="sm">Somebody who must be asked did not answer; check it again in a moment.</Text>
        )}
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Issued by {issuer}
        </Text>
        <Checks checks={checks} />
        {items.length > 0 && (
          <Stack gap={4}>
            <Text size="sm" fw={600}>
              Skills that it shows
            </Text>
            {items.map(({ uri, level }) => (
              <Text key={uri} size="sm">
                <ItemName uri={uri} />
                {level !== null && `, level ${level}`}
              </Text>
            ))}
          </Stack>
        )}
      </Section>
    </Card>
  );
}
