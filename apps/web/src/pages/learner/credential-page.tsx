import { Alert, Button, Card, List, SimpleGrid, Stack, Text } from '@mantine/core';
import type { HeldCredentialDetail } from '@wellspring/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Checks } from '../../parts/checks.js';
import { Loadable } from '../../parts/loadable.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { useAction } from '../../parts/use-action.js';
import { useSignedIn } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ShareCredential } from './share-credential.js';

/** One credential: what it says, which skills, whether it is genuine; to share, keep or check again. */
export function CredentialPage() {
  const { id = '' } = useParams();
  const { api, open } = useSignedIn();
  const queries = useQueryClient();
  const path = `/wallet/credentials/${encodeURIComponent(id)}`;
  const detail = useQuery({
    queryKey: ['wallet', 'credential', id],
    queryFn: () => api<HeldCredentialDetail>(path),
  });
  const verify = useAction({
    run: () => api<HeldCredentialDetail>(`${path}/verify`, { method: 'POST' }),
    says: ({ state }) => ({
      title: 'Checked again',
      message: state === 'held' ? 'It verifies.' : 'It does not verify; its checks say why.',
    }),
    onDone: (fresh) => queries.setQueryData(['wallet', 'credential', id], fresh),
  });
  const download = useAction({
    run: async () => save(await (await open(`${path}/document`, { accept: '*/*' })).blob()),
  });
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

/** The signed bytes as a file. */
function save(document: Blob): void {
  const link = window.document.createElement('a');
  link.href = URL.createObjectURL(document);
  link.download = document.type.includes('jwt') ? 'credential.jwt' : 'credential.json';
  link.click();
  URL.revokeObjectURL(link.href);
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
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {credentialId}
        </Text>
      </Stack>
    </Card>
  );
}
