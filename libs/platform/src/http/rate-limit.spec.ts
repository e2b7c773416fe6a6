import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { MemoryCache } from '../cache/memory-cache.js';
import type { Runtime } from '../runtime/runtime.js';
import { limitRate } from './rate-limit.js';

const noon = new Date('2026-05-15T12:00:00Z').getTime();
let app: FastifyInstance;
const at = (ms: number) => void jest.spyOn(Date, 'now').mockReturnValue(ms);

beforeEach(() => {
  at(noon + 15_000);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await app.close();
});

function serve(limit: number, count?: (key: string) => Promise<number>): void {
  const memory = new MemoryCache(() => undefined);
  const cache = { increment: count ?? memory.increment.bind(memory) };
  const environment = { WELLSPRING_RATE_LIMIT: limit };
  app = fastify({ trustProxy: true });
  app.addHook('onRequest', limitRate({ cache, options: { environment } } as unknown as Runtime));
  for (const path of ['/wallet/me', '/health/live', '/metrics', '/internal/identity/keys'])
    app.get(path, async () => 'answered');
}

const ask = (headers: Record<string, string> = {}, url = '/wallet/me') => app.inject({ url, headers });
async function statuses(count: number, ...args: Parameters<typeof ask>): Promise<number[]> {
  const found: number[] = [];
  for (let asked = 0; asked < count; asked += 1) found.push((await ask(...args)).statusCode);
  return found;
}

describe('the rate limit', () => {
  it('answers what is within it and tells what is left', async () => {
    serve(2);
    const { statusCode, headers } = await ask();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '45',
    });
    expect(headers['retry-after']).toBeUndefined();
  });

  it('refuses what is beyond it, with the time to wait, as a problem', async () => {
    serve(2);
    await statuses(2);
    const refused = await ask();
    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({
      'retry-after': '45',
      'ratelimit-remaining': '0',
      'content-type': expect.stringMatching(/^application\/problem\+json/),
    });
    expect(refused.json()).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
  });

  it('begins anew with the minute', async () => {
    serve(1);
    expect(await statuses(2)).toEqual([200, 429]);
    at(noon + 59_999);
    expect((await ask()).headers['retry-after']).toBe('1');
    at(noon + 60_000);
    expect(await statuses(2)).toEqual([200, 429]);
  });

  it('counts each caller apart: by token, and without one by address', async () => {
    serve(1);
    for (const caller of [
      { authorization: 'Bearer one' },
      { authorization: 'Bearer two' },
      { 'x-forwarded-for': '192.0.2.1' },
      { 'x-forwarded-for': '192.0.2.2' },
    ]) {
      expect(await statuses(2, caller)).toEqual([200, 429]);
    }
  });

  it.each(['/health/live', '/metrics', '/internal/identity/keys'])('leaves %s alone', async (url) => {
    serve(1);
    expect(await statuses(3, {}, url)).toEqual([200, 200, 200]);
  });

  it('lets everybody through where the count is lost, and where it is off', async () => {
    serve(1, async () => 0);
    expect(await statuses(3)).toEqual([200, 200, 200]);
    await app.close();
    serve(0);
    expect((await ask()).headers['ratelimit-limit']).toBeUndefined();
  });
});
