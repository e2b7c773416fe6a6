import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SharedCache } from '@wellspring/platform';
import { eventually } from './eventually.js';

/** The cache as two replicas of a service hold it; in one process it is one and the same. */
export interface Replicas {
  readonly here: SharedCache;
  readonly there: SharedCache;
}

/** What every binding of the shared cache keeps to. */
export function sharedCacheSuite(open: () => Promise<Replicas>): void {
  let here: SharedCache;
  let there: SharedCache;
  // Replicas of other tests may share the same Redis.
  let key: string;

  beforeAll(async () => {
    ({ here, there } = await open());
  });
  beforeEach(() => {
    key = `test:${randomUUID()}`;
  });
  afterAll(async () => {
    await here.close();
    await there.close();
  });

  describe('values', () => {
    it('are known everywhere until their time is over', async () => {
      expect(await there.get(key)).toBeUndefined();
      await here.set(key, 'ünï\u0000code', 1);
      expect(await there.get(key)).toBe('ünï\u0000code');
      await eventually(async () => expect(await there.get(key)).toBeUndefined(), 3_000);
    });

    it('are replaced by later ones, with a time of their own', async () => {
      await here.set(key, 'first', 1);
      await there.set(key, '', 100);
      expect(await here.get(key)).toBe('');
    });
  });

  describe('counts', () => {
    it('count every replica, however many ask at once, each key for itself', async () => {
      const asked = Array.from({ length: 50 }, (_, index) => (index % 2 ? here : there).increment(key, 60));
      const counts = (await Promise.all(asked)).sort((a, b) => a - b);
      expect(counts).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(await here.increment(`${key}:other`, 60)).toBe(1);
    });

    it('begin anew when the window of the first is over, which later ones do not lengthen', async () => {
      const began = Date.now();
      let count = await here.increment(key, 1);
      await eventually(async () => {
        const next = await here.increment(key, 1);
        const isAnew = next < count + 1;
        count = next;
        expect(isAnew).toBe(true);
      }, 5_000);
      expect(count).toBe(1);
      expect(Date.now() - began).toBeLessThan(4_000);
    });
  });

  describe('messages', () => {
    it('reach every receiver of their channel, here and there, in order', async () => {
      const heard: string[] = [];
      const leave = await Promise.all([
        here.subscribe(key, (message) => heard.push(`here ${message}`)),
        there.subscribe(key, (message) => heard.push(`there ${message}`)),
        there.subscribe(`${key}:other`, (message) => heard.push(`other ${message}`)),
      ]);
      for (const message of ['1', '2']) await here.publish(key, message);
      await eventually(() => expect(heard).toHaveLength(4));
      expect(heard.filter((each) => each.startsWith('here'))).toEqual(['here 1', 'here 2']);
      expect(heard.filter((each) => each.startsWith('there'))).toEqual(['there 1', 'there 2']);
      leave.forEach((each) => each());
    });

    it('reach a receiver when another of the channel, or its own twin, has left or fails', async () => {
      const heard: string[] = [];
      const listen = (message: string) => void heard.push(message);
      const leave = await here.subscribe(key, listen);
      const leaveToo = await here.subscribe(key, listen);
      await here.subscribe(key, () => {
        throw new Error('a receiver that fails');
      });
      leave();
      leave();
      await there.publish(key, 'to the twin');
      await eventually(() => expect(heard).toEqual(['to the twin']));
      leaveToo();
      let last = '';
      await here.subscribe(key, (message) => (last = message));
      await there.publish(key, 'to the last');
      await eventually(() => expect(last).toBe('to the last'));
      expect(heard).toEqual(['to the twin']);
    });
  });
}
