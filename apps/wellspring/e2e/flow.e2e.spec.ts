import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flowCases, play } from './flow-cases.js';
import { System } from './system.js';

describe('the whole flow in one process', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
  }, 120_000);

  flowCases(() => system);

  it('brings every acknowledged credential everywhere once although all of it is killed in the middle', async () => {
    const sizes = { programmes: 10, learners: 20, credentials: 1000, postings: 12 };
    const flow = await play(system, sizes, async ({ reached }) => {
      for (const rows of [150, 500, 850]) {
        await reached(rows);
        await system.kill();
        await system.run();
      }
    });
    await flow.close();
    expect(flow).toMatchObject({ issued: 1000, held: 1000, profiled: 1000, parked: 0, agrees: true });
  }, 600_000);

  // After the flow has ended its subscriptions: these hooks run in the order of their lines.
  afterAll(() => system?.stop(), 60_000);
});
