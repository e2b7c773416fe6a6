import { describe, expect, it } from '@jest/globals';
import { ProblemError, UsageError } from './errors.js';
import { patiently } from './patiently.js';

const problem = (status: number) =>
  new ProblemError({ type: 'about:blank', title: '', status, code: 'X', detail: `answered ${status}` });

/** Asks something that fails with these errors first, then answers. */
async function asking(errors: Error[], forMs = 10_000): Promise<string> {
  return patiently(
    async () => {
      const error = errors.shift();
      if (error) throw error;
      return 'answered';
    },
    { forMs, pauseMs: 1 },
  );
}

describe('asking patiently', () => {
  it('waits while nothing answers, or what answers is not ready', async () => {
    expect(await asking([new UsageError('nothing answers'), problem(502), problem(503)])).toBe('answered');
  });

  it('takes a refusal as the answer that it is', async () => {
    await expect(asking([problem(404)])).rejects.toThrow('answered 404');
  });

  it('gives up in the end', async () => {
    await expect(
      asking([new UsageError('nothing answers'), new UsageError('still nothing')], -1),
    ).rejects.toThrow('nothing answers');
  });
});
