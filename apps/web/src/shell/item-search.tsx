import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FoundItem, FoundItems } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session/session.js';

/** Finds framework items by text, so that nobody types a URI. */
export function ItemSearch({ label, onChoose }: { label: string; onChoose(item: FoundItem): void }) {
  const { api } = useSession();
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 250);
  const found = useQuery({
    queryKey: ['items', query],
    queryFn: () => api<FoundItems>('/registry/items/search', { query: { q: query, limit: 8 } }),
    enabled: query.length > 1,
  });
  return (
    <Stack gap="xs">
      <TextInput
        label={label}
        placeholder="Search a skill, such as: analyse logs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.data && (
        <List listStyleType="none" spacing={4} aria-label="Items found">
          {found.data.items.length === 0 && <Text size="sm">No framework here has such an item.</Text>}
          {found.data.items.map((item) => (
            <List.Item key={item.uri}>
              <Group gap="xs" wrap="nowrap" align="flex-start">
                <Button
                  size="compact-sm"
                  variant="light"
                  onClick={() => onChoose(item)}
                  aria-label={`Add ${item.fullStatement}`}
                >
                  Add
                </Button>
                <Text size="sm">
                  {item.fullStatement}
                  <Text span size="xs" c="dimmed">
                    {' '}
                    {item.frameworkTitle}
                  </Text>
                </Text>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
