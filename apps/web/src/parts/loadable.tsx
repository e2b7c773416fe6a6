import { Button, Paper, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.js';

/** What a page waits for. */
export interface Loading<TData> {
  readonly data: TData | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): Promise<unknown>;
}

export interface LoadableProps<TData> {
  readonly query: Loading<TData>;
  /** What to say when there is nothing yet, and what to do about it. */
  readonly empty?: ReactNode;
  isEmpty?(data: TData): boolean;
  children(data: TData): ReactNode;
}

/** Data on its way, refused, empty, or there; what was read before stays when a later reading fails. */
export function Loadable<TData>({ query, empty, isEmpty, children }: LoadableProps<TData>) {
  if (query.isPending) {
    return (
      <Stack gap="sm" aria-busy="true" role="status" aria-label="Loading">
        <Skeleton h={36} />
        <Skeleton h={36} />
        <Skeleton h={36} w="70%" />
      </Stack>
    );
  }
  const failure = query.error ? (
    <ProblemAlert
      error={query.error}
      title={query.data === undefined ? 'This could not be loaded' : 'This is not current any more'}
    >
      <Button size="xs" variant="default" mt="sm" onClick={() => void query.refetch()}>
        Try again
      </Button>
    </ProblemAlert>
  ) : null;
  if (query.data === undefined) return failure;
  return (
    <>
      {failure}
      {empty && isEmpty?.(query.data) ? <Empty>{empty}</Empty> : children(query.data)}
    </>
  );
}

/** An empty place that says what belongs there. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Text c="dimmed" ta="center" component="div">
        {children}
      </Text>
    </Paper>
  );
}
