import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';

export interface PlainListProps {
  /** Read out by screen readers. */
  readonly name?: string;
  readonly gap?: number | string;
  /** List items. */
  readonly children: ReactNode;
}

/** A list without dots. */
export function PlainList({ name, gap = 6, children }: PlainListProps) {
  return (
    <Stack component="ul" p={0} m={0} w="100%" gap={gap} style={{ listStyle: 'none' }} aria-label={name}>
      {children}
    </Stack>
  );
}
