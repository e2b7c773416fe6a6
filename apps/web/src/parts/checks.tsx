import { Badge, Group, List, Text, ThemeIcon } from '@mantine/core';
import type { CheckResultMessage } from '@wellspring/contracts';
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';

const looks = {
  pass: { icon: IconCheck, color: 'teal', word: 'passed' },
  fail: { icon: IconX, color: 'red', word: 'failed' },
  warning: { icon: IconAlertTriangle, color: 'yellow', word: 'to weigh' },
  not_applicable: { icon: IconMinus, color: 'gray', word: 'not applicable' },
} as const;

/** The named checks of a credential, each with its reason in words. */
export function Checks({ checks }: { checks: readonly CheckResultMessage[] }) {
  return (
    <List spacing="sm" listStyleType="none" aria-label="Checks">
      {checks.map(({ check, outcome, reason, code }) => {
        const { icon: Icon, color, word } = looks[outcome];
        return (
          <List.Item
            key={check}
            icon={
              <ThemeIcon color={color} variant="light" size={24} radius="xl" aria-hidden>
                <Icon size={15} />
              </ThemeIcon>
            }
          >
            <Group gap="xs">
              <Text fw={600}>{check.replaceAll('-', ' ')}</Text>
              <Badge color={color} size="sm">
                {word}
              </Badge>
              {code && (
                <Text size="xs" c="dimmed">
                  {code}
                </Text>
              )}
            </Group>
            <Text size="sm">{reason}</Text>
          </List.Item>
        );
      })}
    </List>
  );
}
