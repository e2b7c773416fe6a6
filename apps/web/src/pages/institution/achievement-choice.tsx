import { Anchor, Select, Text } from '@mantine/core';
import type { AchievementPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useSignedIn } from '../../session/session.js';

/** What is awarded, and at which of its levels. */
export interface Choice {
  readonly achievementId: string | null;
  readonly level: string | null;
}

export interface AchievementChoiceProps {
  readonly value: Choice;
  onChange(choice: Choice): void;
  readonly error: ReactNode;
}

/** One of the institution's achievements, and a level where it has levels. */
export function AchievementChoice({ value, onChange, error }: AchievementChoiceProps) {
  const { api } = useSignedIn();
  const achievements = useQuery({
    queryKey: ['achievements', 'choice'],
    queryFn: () => api<AchievementPage>('/issuer/achievements', { query: { limit: 200 } }),
  });
  const items = achievements.data?.items ?? [];
  const levels = items.find(({ id }) => id === value.achievementId)?.resultLevels ?? [];
  return (
    <>
      {achievements.data && items.length === 0 && <NothingToAward />}
      <ProblemAlert error={achievements.error} title="Your achievements could not be loaded" />
      <Select
        label="Achievement"
        placeholder="Choose one, or type a part of its name"
        required
        searchable
        nothingFoundMessage="No achievement is called so"
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.achievementId}
        // A level belongs to its achievement.
        onChange={(achievementId) => onChange({ achievementId, level: null })}
        error={error}
      />
      {levels.length > 0 && (
        <Select
          label="Level"
          placeholder="none"
          clearable
          clearButtonProps={{ 'aria-label': 'No level' }}
          data={levels.map(({ name }) => name)}
          value={value.level}
          onChange={(level) => onChange({ ...value, level })}
        />
      )}
    </>
  );
}

function NothingToAward() {
  return (
    <Text>
      There is nothing to award yet:{' '}
      <Anchor component={Link} to="/achievements/new" inherit>
        define an achievement
      </Anchor>{' '}
      first.
    </Text>
  );
}
