import { Button, Card, Checkbox, Group, NumberInput, Select, Text } from '@mantine/core';
import type { FoundItem, FrameworkDetail, NewRequirement } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../session/session.js';

/** A requirement being written. */
export interface DraftRequirement {
  readonly item: FoundItem;
  readonly kind: 'required' | 'preferred';
  readonly mandatory: boolean;
  readonly minLevel: number | null;
  readonly weight: number;
}

/** As matching takes it. */
export function requirementOf({ item, kind, mandatory, minLevel, weight }: DraftRequirement): NewRequirement {
  return { itemUri: item.uri, kind, mandatory: kind === 'required' && mandatory, minLevel, weight };
}

export interface RequirementCardProps {
  readonly draft: DraftRequirement;
  onChange(part: Partial<DraftRequirement>): void;
  onRemove(): void;
}

/** How much of an item is asked for, and how much that counts. */
export function RequirementCard({ draft, onChange, onRemove }: RequirementCardProps) {
  const { item, kind, mandatory, minLevel, weight } = draft;
  return (
    <Card withBorder padding="sm" role="group" aria-label={item.fullStatement}>
      <Text fw={600} size="sm">
        {item.fullStatement}
      </Text>
      <Text size="xs" c="dimmed">
        {item.frameworkTitle}
      </Text>
      <Group align="flex-end" mt="xs">
        <Select
          label="Kind"
          w={130}
          allowDeselect={false}
          data={['required', 'preferred']}
          value={kind}
          onChange={(value) => onChange({ kind: value === 'preferred' ? 'preferred' : 'required' })}
        />
        <LeastLevel item={item} value={minLevel} onChange={(value) => onChange({ minLevel: value })} />
        <NumberInput
          label="Weight"
          w={100}
          min={1}
          max={100}
          value={weight}
          onChange={(value) => onChange({ weight: Number(value) || 1 })}
        />
        <Checkbox
          label="Mandatory"
          mb={8}
          checked={mandatory && kind === 'required'}
          disabled={kind === 'preferred'}
          onChange={(event) => onChange({ mandatory: event.currentTarget.checked })}
        />
        <Button variant="subtle" color="gray" onClick={onRemove} aria-label={`Remove ${item.fullStatement}`}>
          Remove
        </Button>
      </Group>
    </Card>
  );
}

interface LeastLevelProps {
  readonly item: FoundItem;
  readonly value: number | null;
  onChange(value: number | null): void;
}

/** By the levels of the item's framework; by number where it declares none. */
function LeastLevel({ item, value, onChange }: LeastLevelProps) {
  const { api } = useSignedIn();
  const framework = useQuery({
    queryKey: ['framework', item.frameworkId],
    queryFn: () => api<FrameworkDetail>(`/registry/frameworks/${item.frameworkId}`),
  });
  const levels = framework.data?.levels ?? [];
  if (levels.length === 0) {
    return (
      <NumberInput
        label="Least level"
        w={120}
        min={0}
        max={100}
        placeholder="any"
        value={value ?? ''}
        onChange={(given) => onChange(given === '' ? null : Number(given))}
      />
    );
  }
  return (
    <Select
      label="Least level"
      w={190}
      placeholder="any"
      clearable
      clearButtonProps={{ 'aria-label': 'Any level' }}
      data={levels.map(({ name, rank }) => ({ value: String(rank), label: `${rank} ${name}` }))}
      value={value === null ? null : String(value)}
      onChange={(given) => onChange(given === null ? null : Number(given))}
    />
  );
}
