import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface ItemLineProps {
  /** What is done with the item, in front of its statement. */
  readonly action: ReactNode;
  readonly children: ReactNode;
}

/** A framework item in a list, as wide as its statement wants. */
export function ItemLine({ action, children }: ItemLineProps) {
  return (
    <li>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {action}
        <Text size="sm" mt={3}>
          {children}
        </Text>
      </Group>
    </li>
  );
}
