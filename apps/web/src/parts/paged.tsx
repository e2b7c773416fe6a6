import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallOptions } from '../api/client.js';
import { useSession } from '../session/session.js';
import { Loadable } from './loadable.js';

/** A page of a list, as every list of the server answers. */
interface ListPage<TRow> {
  readonly items: TRow[];
  readonly next?: string | undefined;
}

export interface PagedProps<TRow> {
  readonly queryKey: QueryKey;
  readonly path: string;
  readonly query?: CallOptions['query'];
  /** How often to look again, in milliseconds. */
  readonly every?: number;
  readonly empty: ReactNode;
  children(rows: TRow[]): ReactNode;
}

/** A list of the server: its first page, and more of it when asked for. */
export function Paged<TRow>({ queryKey, path, query, every, empty, children }: PagedProps<TRow>) {
  const { api } = useSession();
  const list = useInfiniteQuery({
    queryKey: [...queryKey, query],
    queryFn: ({ pageParam }) =>
      api<ListPage<TRow>>(path, { query: { limit: 50, ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    refetchInterval: every ?? false,
  });
  return (
    <Loadable query={list} isEmpty={(rows) => rows.length === 0} empty={empty}>
      {(rows) => (
        <>
          {children(rows)}
          {list.hasNextPage && (
            <Group justify="center">
              <Text size="sm" c="dimmed" role="status">
                {rows.length.toLocaleString()} shown
              </Text>
              <Button
                variant="default"
                size="xs"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                Show more
              </Button>
            </Group>
          )}
        </>
      )}
    </Loadable>
  );
}
