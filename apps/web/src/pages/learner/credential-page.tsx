import { Badge, Button, Card, Group, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { HeldCredentialDetail } from '@wellspring/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useSignedIn } from '../../session/session.js';
import { Checks } from '../../shell/checks.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { ProblemAlert } from '../../shell/problem-alert.js';
import { Time } from '../../shell/time.js';
import { ShareCredential } from './share-credential.js';

/** One credential: what it says, which skills, whether it is genuine; to share, keep or check again. */
export function CredentialPage() {
  const { id = '' } = useParams();
  const { api } = useSignedIn();
  const queries = useQueryClient();
  const path = `/wallet/credentials/${encodeURIComponent(id)}`;
  const detail = useQuery({
    queryKey: ['wallet', 'credential', id],
    queryFn: () => api<HeldCredentialDetail>(path),
  });
  const verify = useMutation({
    mutationFn: () => api<HeldCredentialDetail>(`${path}/verify`, { method: 'POST' }),
    onSuccess: (fresh) => queries.setQueryData(['wallet', 'credential', id], fresh),
  });
  const download = async () => {
    const document = await api<unknown>(`${path}/document`);
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    const link = window.document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text]));
    link.download = 'credential.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Page
      title={detail.data?.name ?? 'Credential'}
      {...(detail.data && { lead: detail.data.issuerName })}
      actions={
        <>
          <ShareCredential credentialId={id} />
          <Button variant="default" onClick={() => void download()}>
            Download
          </Button>
          <Button variant="default" onClick={() => verify.mutate()} loading={verify.isPending}>
            Check again
          </Button>
        </>
      }
    >
      <ProblemAlert error={verify.error} title="It could not be checked" />
      <Loadable query={detail}>
        {(credential) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <Facts credential={credential} />
            <Card withBorder>
              <Title order={2} size="h4" mb="sm">
                Checks
              </Title>
              <Checks checks={credential.checks} />
              <Text size="sm" c="dimmed" mt="md">
                Checked <Time at={credential.verifiedAt} />
              </Text>
            </Card>
          </SimpleGrid>
        )}
      </Loadable>
    </Page>
  );
}

function Facts({ credential }: { credential: HeldCredentialDetail }) {
  return (
    <Card withBorder>
      <Stack gap="xs">
        {credential.revokedReason && <Badge color="red">Revoked: {credential.revokedReason}</Badge>}
        {credential.description && <Text>{credential.description}</Text>}
        {credential.criteria && <Text size="sm">Earned by: {credential.criteria}</Text>}
        {credential.level && <Text>Level: {credential.level}</Text>}
        <Text size="sm">
          Valid until {credential.validUntil ? <Time at={credential.validUntil} /> : 'further notice'}
        </Text>
        <Title order={2} size="h4" mt="sm">
          Skills
        </Title>
        {credential.skills.length === 0 && <Text c="dimmed">It is aligned to no framework.</Text>}
        <List spacing="xs">
          {credential.skills.map(({ uri, name, code, framework }) => (
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
        <Group>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {credential.credentialId}
          </Text>
        </Group>
      </Stack>
    </Card>
  );
}
