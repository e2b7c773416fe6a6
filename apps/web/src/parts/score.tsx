import { Group, RingProgress, Text } from '@mantine/core';
import type { MatchTier } from '@wellspring/contracts';
import type { ReactNode } from 'react';
import { StateBadge } from './state-badge.js';
import { percent, tierLooks } from './words.js';

export interface ScoreProps {
  /** Thousandths of what is asked for. */
  readonly score: number;
  readonly tier: MatchTier;
  readonly requirementsMet: number;
  readonly requirementCount: number;
  readonly children?: ReactNode;
}

/** How well somebody fits, at a glance. */
export function Score({ score, tier, requirementsMet, requirementCount, children }: ScoreProps) {
  return (
    <Group>
      <RingProgress
        size={84}
        thickness={9}
        roundCaps
        aria-hidden
        sections={[{ value: score / 10, color: tier === 'qualified' ? 'teal.7' : 'yellow.7' }]}
        label={
          <Text ta="center" fw={700} size="xs" style={{ whiteSpace: 'nowrap' }}>
            {percent(score)}
          </Text>
        }
      />
      <div>
        <Group gap="xs">
          <Text fw={600}>{percent(score)} of what is asked for</Text>
          <StateBadge look={tierLooks[tier]} />
        </Group>
        <Text size="sm">
          {requirementsMet} of {requirementCount} requirements met
        </Text>
        {children}
      </div>
    </Group>
  );
}
