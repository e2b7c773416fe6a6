import { ActionIcon, Button, Card, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { NewFrameworkItem } from '@wellspring/contracts';
import { IconPlus, IconX } from '@tabler/icons-react';

/** An item being written. */
export interface DraftItem {
  readonly key: string;
  readonly code: string;
  readonly statement: string;
  /** The code of the item above it. */
  readonly parent: string;
}

export const emptyItem = (): DraftItem => ({ key: crypto.randomUUID(), code: '', statement: '', parent: '' });

/** As the registry takes them; lines without a statement are left out. */
export function itemsOf(drafts: readonly DraftItem[]): NewFrameworkItem[] {
  return drafts
    .filter(({ statement }) => statement.trim())
    .map(({ code, statement, parent }) => ({
      fullStatement: statement,
      ...(code.trim() && { humanCodingScheme: code }),
      ...(parent.trim() && { parent }),
    }));
}

export interface ItemRowsProps {
  readonly items: readonly DraftItem[];
  onChange(items: readonly DraftItem[]): void;
}

/** Items written by hand: a code, a statement, and the item that each stands under. */
export function ItemRows({ items, onChange }: ItemRowsProps) {
  const change = (key: string, part: Partial<DraftItem>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  return (
    <Stack gap="xs">
      {items.map((item, index) => (
        <ItemRow
          key={item.key}
          item={item}
          number={index + 1}
          onChange={(part) => change(item.key, part)}
          {...(items.length > 1 && { onRemove: () => onChange(items.filter(({ key }) => key !== item.key)) })}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...items, emptyItem()])}
        >
          Add an item
        </Button>
      </Group>
    </Stack>
  );
}

interface ItemRowProps {
  readonly item: DraftItem;
  readonly number: number;
  onChange(part: Partial<DraftItem>): void;
  onRemove?(): void;
}

function ItemRow({ item, number, onChange, onRemove }: ItemRowProps) {
  return (
    <Card withBorder padding="sm" role="group" aria-label={`Item ${number}`}>
      <Group align="flex-start" gap="sm">
        <TextInput
          label="Code"
          placeholder="SOC2.1"
          w={110}
          value={item.code}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
        <Textarea
          label="Statement"
          placeholder="Say what a person can do"
          autosize
          minRows={1}
          miw={220}
          style={{ flex: 1 }}
          value={item.statement}
          onChange={(event) => onChange({ statement: event.currentTarget.value })}
        />
        <TextInput
          label="Under"
          placeholder="code above it"
          w={130}
          value={item.parent}
          onChange={(event) => onChange({ parent: event.currentTarget.value })}
        />
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={28}
            onClick={onRemove}
            aria-label={`Remove item ${number}`}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </Card>
  );
}
