import { ActionIcon, Box, Button, Group, Stack, Text } from '@mantine/core';
import type { FrameworkTree, TreeItem } from '@wellspring/contracts';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loadable } from '../../parts/loadable.js';
import { PlainList } from '../../parts/plain-list.js';
import { useSession } from '../../session/session.js';

/** What stands under an item, or at the top of a framework. */
export function Branch({ frameworkId, parent }: { frameworkId: string; parent: string | undefined }) {
  const { api } = useSession();
  const branch = useInfiniteQuery({
    queryKey: ['tree', frameworkId, parent],
    queryFn: ({ pageParam }) =>
      api<FrameworkTree>(`/registry/frameworks/${frameworkId}/tree`, {
        query: { parent, limit: 50, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  return (
    <Loadable query={branch} isEmpty={(items) => items.length === 0} empty="It has no items.">
      {(items) => (
        <Stack gap="xs" align="flex-start">
          <PlainList>
            {items.map((item) => (
              <Twig key={item.identifier} frameworkId={frameworkId} item={item} />
            ))}
          </PlainList>
          {branch.hasNextPage && (
            <Button
              variant="default"
              size="compact-sm"
              loading={branch.isFetchingNextPage}
              onClick={() => void branch.fetchNextPage()}
            >
              Show more items
            </Button>
          )}
        </Stack>
      )}
    </Loadable>
  );
}

function Twig({ frameworkId, item }: { frameworkId: string; item: TreeItem }) {
  const [opened, setOpened] = useState(false);
  return (
    <li>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {item.childCount > 0 ? (
          <ActionIcon
            size={24}
            variant="light"
            onClick={() => setOpened(!opened)}
            aria-expanded={opened}
            aria-label={`Items under ${item.fullStatement}`}
          >
            {opened ? <IconMinus size={14} aria-hidden /> : <IconPlus size={14} aria-hidden />}
          </ActionIcon>
        ) : (
          <Box w={24} miw={24} />
        )}
        <Text size="sm" mt={2}>
          {item.humanCodingScheme && <strong>{item.humanCodingScheme} </strong>}
          {item.fullStatement}
          {item.childCount > 0 && (
            <Text span size="xs" c="dimmed">
              {' '}
              {item.childCount.toLocaleString()}
            </Text>
          )}
        </Text>
      </Group>
      {opened && (
        <Box pl={24} pt={6}>
          <Branch frameworkId={frameworkId} parent={item.identifier} />
        </Box>
      )}
    </li>
  );
}
