import { Receivers } from './receivers.js';
import { SharedCache } from './shared-cache.js';

const limit = 100_000;

/** The cache of a single process. */
export class MemoryCache extends SharedCache {
  private readonly values = new Map<string, { value: string; expiresAt: number }>();
  private readonly receivers: Receivers;

  constructor(onError: (error: unknown) => void) {
    super();
    this.receivers = new Receivers(onError);
  }

  async get(key: string): Promise<string | undefined> {
    return this.live(key)?.value;
  }

  async set(key: string, value: string, ttlSeconds: number): Promise<void> {
    if (this.values.size >= limit) this.values.clear();
    this.values.set(key, { value, expiresAt: Date.now() + ttlSeconds * 1000 });
  }

  async increment(key: string, windowSeconds: number): Promise<number> {
    const entry = this.live(key);
    const count = Number(entry?.value ?? 0) + 1;
    if (entry) entry.value = String(count);
    else await this.set(key, String(count), windowSeconds);
    return count;
  }

  async publish(channel: string, message: string): Promise<void> {
    this.receivers.deliver(channel, message);
  }

  async subscribe(channel: string, receive: (message: string) => void): Promise<() => void> {
    return this.receivers.add(channel, receive);
  }

  async close(): Promise<void> {
    this.values.clear();
    this.receivers.clear();
  }

  private live(key: string): { value: string; expiresAt: number } | undefined {
    const entry = this.values.get(key);
    if (entry && entry.expiresAt > Date.now()) return entry;
    this.values.delete(key);
    return undefined;
  }
}
