import { Anchor, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import type { FrameworkDetail, FrameworkTree } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../session/session.js';
import { Loadable } from '../../shell/loadable.js';
import { Page } from '../../shell/page.js';
import { Time } from '../../shell/time.js';

/** One framework: its items as a tree that opens as it is read, its revisions, its CASE package. */
export function FrameworkPage() {
  const { id = '' } = useParams();
  const { api } = useSession();
  const framework = useQuery({
    queryKey: ['framework', id],
    queryFn: () => api<FrameworkDetail>(`/registry/frameworks/${id}`),
  });
  return (
    <Page
      title={framework.data?.title ?? 'Framework'}
      {...(framework.data?.description && { lead: framework.data.description })}
      actions={
        <Button
          component="a"
          variant="default"
          href={`/ims/case/v1p1/CFPackages/${id}`}
          target="_blank"
          rel="noreferrer"
        >
          CASE package
        </Button>
      }
    >
      <Loadable query={framework}>
        {({ itemCount, associationCount, revisions, levels, owner, uri }) => (
          <Card withBorder>
            <Stack gap={4}>
              <Text size="sm">
                {itemCount.toLocaleString()} items, {associationCount.toLocaleString()} associations; owned by{' '}
                {owner.name}
              </Text>
              {levels.length > 0 && (
                <Text size="sm">Levels: {levels.map(({ name, rank }) => `${rank} ${name}`).join(', ')}</Text>
              )}
              {revisions.slice(0, 5).map(({ revision, publishedAt }) => (
                <Text key={revision} size="sm">
                  Revision {revision}, <Time at={publishedAt} />
                </Text>
              ))}
              <Anchor href={uri} size="xs" style={{ overflowWrap: 'anywhere' }}>
                {uri}
              </Anchor>
            </Stack>
          </Card>
        )}
      </Loadable>
      <Title order={2} size="h4">
        Items
      </Title>
      <Branch frameworkId={id} parent={undefined} />
    </Page>
  );
}

function Branch({ frameworkId, parent }: { frameworkId: string; parent: string | undefined }) {
  const { api } = useSession();
  const tree = useQuery({
    queryKey: ['tree', frameworkId, parent],
    queryFn: () =>
      api<FrameworkTree>(`/registry/frameworks/${frameworkId}/tree`, { query: { parent, limit: 100 } }),
  });
  return (
    <Loadable query={tree} isEmpty={({ items }) => items.length === 0} empty="No items.">
      {({ items, next }) => (
        <List listStyleType="none" spacing={6}>
          {items.map((item) => (
            <Item key={item.identifier} frameworkId={frameworkId} item={item} />
          ))}
          {next && <Text size="sm">and more</Text>}
        </List>
      )}
    </Loadable>
  );
}

function Item({ frameworkId, item }: { frameworkId: string; item: FrameworkTree['items'][number] }) {
  const [open, setOpen] = useState(false);
  const hasChildren = item.childCount > 0;
  return (
    <List.Item>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {hasChildren && (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            aria-label={`Open ${item.fullStatement}`}
          >
            {open ? '−' : '+'}
          </Button>
        )}
        <Text size="sm">
          {item.humanCodingScheme && <strong>{item.humanCodingScheme} </strong>}
          {item.fullStatement}
        </Text>
      </Group>
      {open && (
        <div style={{ paddingLeft: 24 }}>
          <Branch frameworkId={frameworkId} parent={item.identifier} />
        </div>
      )}
    </List.Item>
  );
}
