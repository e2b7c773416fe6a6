import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually, sharedCacheSuite, testRedis } from '@wellspring/testing';
import { MemoryCache } from './memory-cache.js';
import { RedisCache } from './redis-cache.js';

jest.setTimeout(30_000);

const redis = await testRedis();

describe('the shared cache of one process', () => {
  sharedCacheSuite(async () => {
    const cache = new MemoryCache(() => undefined);
    return { here: cache, there: cache };
  });
});

describe('the shared cache on Redis', () => {
  if ('missing' in redis) {
    it.skip(`is not tested: ${redis.missing}`, () => undefined);
    return;
  }
  const { url, kill, startAgain } = redis;
  const opened: RedisCache[] = [];
  let errors: unknown[];
  async function open(address = url): Promise<RedisCache> {
    const cache = await RedisCache.connect(address, (error) => errors.push(error));
    opened.push(cache);
    return cache;
  }
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    for (const cache of opened.splice(0)) await cache.close();
  });
  afterAll(() => redis.stop());

  sharedCacheSuite(async () => {
    const [here, there] = await Promise.all(
      ['here', 'there'].map(() => RedisCache.connect(url, () => undefined)),
    );
    return { here, there } as { here: RedisCache; there: RedisCache };
  });

  it('is not waited for where something listens that says nothing', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const cache = await open(`redis://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    await expectToLetEverybodyThrough(cache);
    await cache.close();
    await new Promise((resolve) => silent.close(resolve));
  });

  if (!kill || !startAgain) {
    it.skip('is not killed: it is not ours', () => undefined);
    return;
  }

  it('forgets and lets everybody through while Redis is killed, and comes back with it', async () => {
    const cache = await open();
    const heard: string[] = [];
    await cache.subscribe('before', (message) => heard.push(message));
    await cache.set('key', 'value', 60);
    await kill();
    await expectToLetEverybodyThrough(cache);
    await cache.subscribe('meanwhile', (message) => heard.push(message));
    await cache.publish('meanwhile', 'within this process');
    expect(heard).toEqual(['within this process']);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(2);
    await startAgain();
    await eventually(async () => expect(await cache.increment('again', 60)).toBeGreaterThan(0));
    expect(await cache.get('key')).toBeUndefined();
    const other = await open();
    await eventually(async () => {
      await other.publish('before', 'from elsewhere');
      await other.publish('meanwhile', 'from elsewhere');
      expect(heard.filter((each) => each === 'from elsewhere').length).toBeGreaterThan(1);
    });
  });

  it('does not keep a service down at its start, and is used as soon as it comes', async () => {
    await kill();
    const cache = await open();
    const heard: string[] = [];
    await cache.subscribe('early', (message) => heard.push(message));
    await expectToLetEverybodyThrough(cache);
    await startAgain();
    await eventually(async () => {
      await cache.set('late', 'value', 60);
      expect(await cache.get('late')).toBe('value');
    });
    const other = await open();
    await eventually(async () => {
      await other.publish('early', 'heard after all');
      expect(heard).toContain('heard after all');
    });
  });

  it('can be closed while Redis is away', async () => {
    const cache = await open();
    await kill();
    await cache.close();
    await cache.close();
    await startAgain();
    expect(await cache.get('key')).toBeUndefined();
  });
});

async function expectToLetEverybodyThrough(cache: RedisCache): Promise<void> {
  const before = performance.now();
  await cache.set('key', 'value', 60);
  expect(await cache.get('key')).toBeUndefined();
  expect(await cache.increment('count', 60)).toBe(0);
  await cache.publish('channel', 'message');
  expect(performance.now() - before).toBeLessThan(4_000);
}
