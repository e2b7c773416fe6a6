import { Center, Paper, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.js';

export interface LoadableProps<TData> {
  readonly query: UseQueryResult<TData>;
  /** What to say when there is nothing yet, and what to do about it. */
  readonly empty?: ReactNode;
  isEmpty?(data: TData): boolean;
  children(data: TData): ReactNode;
}

/** Data on its way, refused, empty, or there. */
export function Loadable<TData>({ query, empty, isEmpty, children }: LoadableProps<TData>) {
  if (query.isPending) {
    return (
      <Stack gap="sm" aria-busy="true" aria-label="Loading">
        <Skeleton h={36} />
        <Skeleton h={36} />
        <Skeleton h={36} w="70%" />
      </Stack>
    );
  }
  if (query.isError) return <ProblemAlert error={query.error} title="This could not be loaded" />;
  if (empty && isEmpty?.(query.data)) return <Empty>{empty}</Empty>;
  return children(query.data);
}

/** An empty place that says what belongs there. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Center>
        <Text c="dimmed" ta="center" component="div">
          {children}
        </Text>
      </Center>
    </Paper>
  );
}
