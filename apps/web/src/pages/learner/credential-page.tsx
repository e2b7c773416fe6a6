import { Alert, Button, Card, List, SimpleGrid, Stack, Text } from '@mantine/core';
import type { HeldCredentialDetail } from '@wellspring/contracts';
import { useParams } from 'react-router';
import { Checks } from '../../parts/checks.js';
import { Loadable } from '../../parts/loadable.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { Page } from '../../shell/page.js';
import { ShareCredential } from './share-credential.js';
import { useCredential } from './use-credential.js';

/** One credential: what it says, which skills, whether it is genuine; to share, keep or check again. */
export function CredentialPage() {
  const { id = '' } = useParams();
  const { detail, verify, download } = useCredential(id);
  return (
    <Page
      title={detail.data?.name ?? 'Credential'}
      lead={detail.data?.issuerName}
      actions={
        detail.data && (
          <>
            <ShareCredential credential={detail.data} />
            <Button variant="default" onClick={() => download.mutate()} loading={download.isPending}>
              Download
            </Button>
            <Button variant="default" onClick={() => verify.mutate()} loading={verify.isPending}>
              Check again
            </Button>
          </>
        )
      }
    >
      <ProblemAlert error={verify.error} title="It could not be checked" />
      <ProblemAlert error={download.error} title="It could not be downloaded" />
      <Loadable query={detail}>
        {(credential) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <Facts credential={credential} />
            <Card withBorder>
              <Section title="Checks">
                <Checks checks={credential.checks} />
                <Text size="sm" c="dimmed">
                  Checked <Time at={credential.verifiedAt} />
                </Text>
              </Section>
            </Card>
          </SimpleGrid>
        )}
      </Loadable>
    </Page>
  );
}

function Facts({ credential }: { credential: HeldCredentialDetail }) {
  const { revokedReason, description, criteria, level, validUntil, receivedAt, skills, credentialId } =
    credential;
  return (
    <Card withBorder>
      <Stack gap="md">
        {revokedReason && (
          <Alert color="red" title="Revoked by its issuer">
            {revokedReason}
          </Alert>
        )}
        <Stack gap="xs">
          {description && <Text>{description}</Text>}
          {criteria && <Text size="sm">Earned by: {criteria}</Text>}
          {level && <Text size="sm">Level: {level}</Text>}
          <Text size="sm">
            Valid until {validUntil ? <Time at={validUntil} /> : 'further notice'}; received{' '}
            <Time at={receivedAt} />
          </Text>
        </Stack>
        <Skills skills={skills} />
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {credentialId}
        </Text>
      </Stack>
    </Card>
  );
}

function Skills({ skills }: Pick<HeldCredentialDetail, 'skills'>) {
  return (
    <Section title="Skills">
      {skills.length === 0 ? (
        <Text c="dimmed">It is aligned to no framework, so no match can rest on it.</Text>
      ) : (
        <List spacing="xs">
          {skills.map(({ uri, name, code, framework }) => (
            <List.Item key={uri}>
              {code && <strong>{code} </strong>}
              {name}
              {framework && (
                <Text size="xs" c="dimmed">
                  {framework}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
