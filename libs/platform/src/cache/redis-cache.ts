import { createClient } from 'redis';
import { SharedCache } from './shared-cache.js';

const clientOf = (url: string, queue: boolean) => createClient({ url, disableOfflineQueue: !queue });
type Client = ReturnType<typeof clientOf>;

/** The cache of several processes, on Redis. While Redis is away, it forgets and lets everybody through. */
export class RedisCache extends SharedCache {
  private constructor(
    private readonly client: Client,
    private readonly subscriber: Client,
  ) {
    super();
  }

  static async connect(url: string, onError: (error: unknown) => void): Promise<RedisCache> {
    const client = clientOf(url, false);
    client.on('error', onError);
    const subscriber = clientOf(url, true);
    subscriber.on('error', onError);
    await Promise.all([client.connect(), subscriber.connect()]);
    return new RedisCache(client, subscriber);
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.client.get(key).catch(() => null)) ?? undefined;
  }

  async set(key: string, value: string, ttlSeconds: number): Promise<void> {
    await this.client
      .set(key, value, { expiration: { type: 'EX', value: ttlSeconds } })
      .catch(() => undefined);
  }

  async increment(key: string, windowSeconds: number): Promise<number> {
    const counted = await this.client
      .multi()
      .incr(key)
      .expire(key, windowSeconds, 'NX')
      .exec()
      .catch(() => undefined);
    return Number(counted?.[0] ?? 0);
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.client.publish(channel, message).catch(() => undefined);
  }

  async subscribe(channel: string, receive: (message: string) => void): Promise<() => void> {
    await this.subscriber.subscribe(channel, receive);
    return () => void this.subscriber.unsubscribe(channel, receive).catch(() => undefined);
  }

  async close(): Promise<void> {
    await Promise.all([this.client.close(), this.subscriber.close()]);
  }
}
