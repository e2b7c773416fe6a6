import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FoundItem, FoundItems } from '@wellspring/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session/session.js';
import { ItemLine } from './item-line.js';
import { PlainList } from './plain-list.js';
import { ProblemAlert } from './problem-alert.js';

export interface ItemSearchProps {
  readonly label: string;
  /** On the button of each item found. */
  readonly verb?: string;
  onChoose(item: FoundItem): void;
}

/** Finds framework items by text, so that nobody types a URI. */
export function ItemSearch({ label, verb = 'Add', onChoose }: ItemSearchProps) {
  const { api } = useSession();
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 250);
  const found = useQuery({
    queryKey: ['items', query],
    queryFn: () => api<FoundItems>('/registry/items/search', { query: { q: query, limit: 8 } }),
    enabled: query.length > 1,
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="xs">
      <TextInput
        label={label}
        description="Words of it, in any order"
        placeholder="analyse logs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        // Enter would send the form that the search stands in.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <ProblemAlert error={found.error} title="The search did not work" />
      {query.length > 1 && found.data && <Found items={found.data.items} verb={verb} onChoose={onChoose} />}
    </Stack>
  );
}

interface FoundProps {
  readonly items: readonly FoundItem[];
  readonly verb: string;
  onChoose(item: FoundItem): void;
}

function Found({ items, verb, onChoose }: FoundProps) {
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {items.length === 0
          ? 'No framework here has such an item. Try fewer or other words.'
          : `${items.length} found`}
      </Text>
      <PlainList name="Items found">
        {items.map((item) => (
          <ItemLine
            key={item.uri}
            action={
              <Button
                size="compact-sm"
                variant="light"
                style={{ flexShrink: 0 }}
                onClick={() => onChoose(item)}
                aria-label={`${verb} ${item.fullStatement}`}
              >
                {verb}
              </Button>
            }
          >
            {item.fullStatement}{' '}
            <Text span size="xs" c="dimmed">
              {item.frameworkTitle}
            </Text>
          </ItemLine>
        ))}
      </PlainList>
    </>
  );
}
