import { ActionIcon, Paper, Stack, Text } from '@mantine/core';
import type { FoundItem } from '@wellspring/contracts';
import { IconX } from '@tabler/icons-react';
import { ItemLine } from '../../parts/item-line.js';
import { ItemSearch } from '../../parts/item-search.js';
import { PlainList } from '../../parts/plain-list.js';

export interface ChosenItemsProps {
  readonly items: readonly FoundItem[];
  onChange(items: readonly FoundItem[]): void;
}

/** Framework items chosen by search. */
export function ChosenItems({ items, onChange }: ChosenItemsProps) {
  const add = (item: FoundItem) => {
    if (!items.some(({ uri }) => uri === item.uri)) onChange([...items, item]);
  };
  return (
    <Paper withBorder p="md">
      <Stack>
        <ItemSearch label="Skills that it shows" onChoose={add} />
        <Text size="sm" fw={600} role="status">
          {items.length === 0 ? 'None chosen: no match can rest on it.' : `${items.length} chosen`}
        </Text>
        <PlainList name="Chosen skills">
          {items.map((item) => (
            <ItemLine
              key={item.uri}
              action={
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={26}
                  aria-label={`Remove ${item.fullStatement}`}
                  onClick={() => onChange(items.filter(({ uri }) => uri !== item.uri))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              }
            >
              {item.fullStatement}
            </ItemLine>
          ))}
        </PlainList>
      </Stack>
    </Paper>
  );
}
