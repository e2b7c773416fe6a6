import { until } from './client.mjs';

const levels = ['Basic', 'Good', 'Excellent'];

/** A roster that spreads the credentials over learners and achievements. */
export function rosterOf(count, learners, achievements, run) {
  const rows = Array.from({ length: count }, (_, index) => {
    const learner = learners[index % learners.length];
    const round = Math.floor(index / learners.length);
    const achievement = achievements[(index + round * 7) % achievements.length];
    const level = levels[(index + round) % levels.length];
    return [`${run}-${index}`, learner.email, `"${learner.name}"`, achievement.id, '2026-05-01', level].join(
      ',',
    );
  });
  return ['externalId,email,name,achievement,completedOn,level', ...rows].join('\n');
}

/**
 * Submits a roster and waits for the last row. `disturb` is told of the batch once it is acknowledged, and may
 * do to the system what it likes.
 */
export async function issueRoster(institution, roster, disturb) {
  const { batchId } = await institution('POST', '/issuer/batches', roster, { type: 'text/csv' });
  const read = () => institution('GET', `/issuer/batches/${batchId}`);
  const reached = (count) =>
    until(`${count} rows`, async () => ((await read()).counts.issued >= count ? true : undefined), 300_000);
  await disturb({ batchId, reached });
  return until(
    'the batch',
    async () => {
      const state = await read();
      return state.state === 'done' ? state : undefined;
    },
    600_000,
  );
}
