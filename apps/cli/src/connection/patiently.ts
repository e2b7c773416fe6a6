import { setTimeout } from 'node:timers/promises';
import { ProblemError, UsageError } from './errors.js';

/** How long a system that is being started again is waited for. */
const patienceMs = 120_000;

/** Asks again while nothing answers, or what answers is not ready. @throws what was last heard, in the end */
export async function patiently<TAnswer>(
  ask: () => Promise<TAnswer>,
  { forMs = patienceMs, pauseMs = 1000 } = {},
): Promise<TAnswer> {
  const end = Date.now() + forMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isAway =
        error instanceof UsageError || (error instanceof ProblemError && error.problem.status >= 500);
      if (!isAway || Date.now() > end) throw error;
      await setTimeout(pauseMs);
    }
  }
}
