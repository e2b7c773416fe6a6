import { Card, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { NewRequirement, PostingPreview } from '@wellspring/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useSignedIn } from '../../session/session.js';

/** How many consenting candidates such requirements would match now: counted, nothing stored. */
export function PoolPreview({ requirements }: { requirements: readonly NewRequirement[] }) {
  const { api } = useSignedIn();
  const [settled] = useDebouncedValue(JSON.stringify(requirements), 400);
  const pool = useQuery({
    queryKey: ['pool', settled],
    queryFn: () =>
      api<PostingPreview>('/matching/postings', {
        method: 'POST',
        query: { preview: true },
        json: { title: 'Preview', openings: 1, requirements: JSON.parse(settled) as NewRequirement[] },
      }),
    enabled: settled !== '[]',
    placeholderData: keepPreviousData,
  });
  if (requirements.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Add a requirement to see how many people fit.
      </Text>
    );
  return (
    <>
      <ProblemAlert error={pool.error} title="The pool could not be counted" />
      {pool.data && (
        <Card withBorder padding="sm" role="status">
          <Text>
            With these requirements: <strong>{wordOf(pool.data.pool.qualified)} qualified</strong> and{' '}
            <strong>{wordOf(pool.data.pool.near)} nearly qualified</strong> candidates who consented.
          </Text>
        </Card>
      )}
    </>
  );
}

/** Fewer than three are not told apart. */
function wordOf(count: PostingPreview['pool']['near']): string {
  return count === '<3' ? 'fewer than 3' : count.toLocaleString();
}
