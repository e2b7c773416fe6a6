import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contextNames } from '@wellspring/contracts';
import { whyNoKafka } from '../../../tools/services/kafka.mjs';
import { whyNoNginx } from '../../../tools/services/nginx.mjs';
import { whyNoRedis } from '../../../tools/services/redis.mjs';
import { flowCases, play } from './flow-cases.js';
import { System } from './system.js';

const reasons = await Promise.all([whyNoKafka(), whyNoRedis(), whyNoNginx()]);
const missing = reasons.filter((reason) => reason !== undefined);
if (missing.length > 0 && process.env['CI']) throw new Error(`CI runs the services: ${missing.join('; ')}.`);

describe('the whole flow in seven services', () => {
  if (missing.length > 0) {
    it.skip(`is not tested: ${missing.join('; ')}`, () => undefined);
    return;
  }
  let system: System;
  beforeAll(async () => {
    system = await System.start('services');
  }, 400_000);

  flowCases(() => system);

  it('brings every acknowledged credential everywhere once although each process and the broker are killed in turn', async () => {
    const sizes = { programmes: 10, learners: 20, credentials: 1000, postings: 12 };
    const victims = [...contextNames, 'kafka', 'redis', 'edge'];
    const flow = await play(system, sizes, async ({ reached }) => {
      for (const [index, victim] of victims.entries()) {
        await reached(50 + index * 90);
        await system.killService(victim);
      }
    });
    await flow.close();
    expect(flow).toMatchObject({ issued: 1000, held: 1000, profiled: 1000, parked: 0, agrees: true });
  }, 900_000);

  // After the flow has ended its subscriptions: these hooks run in the order of their lines.
  afterAll(() => system?.stop(), 120_000);
});
