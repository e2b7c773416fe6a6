import { Anchor, Button, Card, Stack, Text } from '@mantine/core';
import type { FrameworkDetail } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Loadable } from '../../parts/loadable.js';
import { Section } from '../../parts/section.js';
import { Time } from '../../parts/time.js';
import { counted } from '../../parts/words.js';
import { useSession } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { AddItems } from './add-items.js';
import { Branch } from './item-tree.js';

/** One framework: its items as a tree that opens as it is read, its revisions, its CASE package. */
export function FrameworkPage() {
  const { id = '' } = useParams();
  const { api, session } = useSession();
  const framework = useQuery({
    queryKey: ['framework', id],
    queryFn: () => api<FrameworkDetail>(`/registry/frameworks/${id}`),
  });
  const isOwn =
    session?.scopes.has('frameworks:write') &&
    framework.data?.owner.organisationId === session.organisationId;
  return (
    <Page
      title={framework.data?.title ?? 'Framework'}
      lead={framework.data?.description}
      actions={
        <>
          {framework.data && isOwn && <AddItems framework={framework.data} />}
          <Button
            component="a"
            variant="default"
            href={`/ims/case/v1p1/CFPackages/${id}`}
            target="_blank"
            rel="noreferrer"
          >
            CASE package
          </Button>
        </>
      }
    >
      <Loadable query={framework}>{(data) => <Facts framework={data} />}</Loadable>
      <Section title="Items">
        <Branch frameworkId={id} parent={undefined} />
      </Section>
    </Page>
  );
}

function Facts({ framework }: { framework: FrameworkDetail }) {
  const { itemCount, associationCount, unresolvedAssociationCount, revisions, levels, owner, uri } =
    framework;
  return (
    <Card withBorder>
      <Stack gap={4}>
        <Text size="sm">
          {counted(itemCount, 'item', 'items')}, {counted(associationCount, 'association', 'associations')}
          {unresolvedAssociationCount > 0 &&
            `, of which ${unresolvedAssociationCount.toLocaleString()} point elsewhere`}
          ; owned by {owner.name ?? 'an organisation'}
        </Text>
        {levels.length > 0 && (
          <Text size="sm">Levels: {levels.map(({ name, rank }) => `${rank} ${name}`).join(', ')}</Text>
        )}
        {revisions.slice(0, 5).map(({ revision, publishedAt, itemCount: items }) => (
          <Text key={revision} size="sm">
            Revision {revision}: {counted(items, 'item', 'items')}, <Time at={publishedAt} />
          </Text>
        ))}
        <Anchor href={uri} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {uri}
        </Anchor>
      </Stack>
    </Card>
  );
}
