import { createClient } from 'redis';
import { Receivers } from './receivers.js';
import { SharedCache } from './shared-cache.js';

/** How long an answer is waited for: every request of the system asks, so silence counts as away. */
const patienceMs = 500;
/** After a silence nobody is asked for so long. */
const restMs = 2_000;
/** How long a start waits for Redis, so that its first requests are counted too. */
const startPatienceMs = 2_000;

const clientOf = (url: string) =>
  createClient({
    url,
    // What cannot be asked now is not asked later.
    disableOfflineQueue: true,
    // A connection that says nothing for two pings is given up and made anew, for ever.
    pingInterval: 2_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 5_000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 2_000),
    },
  });
type Client = ReturnType<typeof clientOf>;

/**
 * The cache of several processes, on Redis. While Redis is away or silent, it forgets and lets everybody
 * through: nothing waits for it, neither a request nor a start.
 */
export class RedisCache extends SharedCache {
  private readonly client: Client;
  private readonly subscriber: Client;
  private readonly receivers: Receivers;
  private readonly listened = new Map<string, Promise<void>>();
  private restUntil = 0;

  private constructor(url: string, onError: (error: unknown) => void) {
    super();
    this.receivers = new Receivers(onError);
    this.client = clientOf(url);
    this.subscriber = clientOf(url);
    for (const client of [this.client, this.subscriber])
      client.on('error', firstOfEachOutage(client, onError));
    this.subscriber.on('ready', () => {
      for (const channel of this.receivers.channels()) void this.listen(channel);
    });
  }

  /** Connects, now or whenever Redis comes. `onError` hears of each outage once. */
  static async connect(url: string, onError: (error: unknown) => void): Promise<RedisCache> {
    const cache = new RedisCache(url, onError);
    const connected = [cache.client, cache.subscriber].map((client) =>
      // Rejected only when it was closed before it came up.
      client.connect().catch(() => undefined),
    );
    await within(startPatienceMs, Promise.all(connected));
    return cache;
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.ask(() => this.client.get(key))) ?? undefined;
  }

  async set(key: string, value: string, ttlSeconds: number): Promise<void> {
    await this.ask(() => this.client.set(key, value, { expiration: { type: 'EX', value: ttlSeconds } }));
  }

  async increment(key: string, windowSeconds: number): Promise<number> {
    const expiration = { type: 'EX', value: windowSeconds } as const;
    const counted = await this.ask(() =>
      this.client.multi().set(key, '0', { expiration, condition: 'NX' }).incr(key).exec(),
    );
    return Number(counted?.[1] ?? 0);
  }

  async publish(channel: string, message: string): Promise<void> {
    const told = await this.ask(() => this.client.publish(channel, message));
    // Those in this process are told in any case.
    if (told === undefined) this.receivers.deliver(channel, message);
  }

  async subscribe(channel: string, receive: (message: string) => void): Promise<() => void> {
    const leave = this.receivers.add(channel, receive);
    await within(patienceMs, this.listen(channel));
    return leave;
  }

  async close(): Promise<void> {
    this.receivers.clear();
    for (const client of [this.client, this.subscriber]) if (client.isOpen) client.destroy();
  }

  /** One subscription for all who listen in this process; one that fails is made at the next connection. */
  private listen(channel: string): Promise<void> {
    const known = this.listened.get(channel);
    if (known) return known;
    const listened = this.subscriber
      .subscribe(channel, (message) => this.receivers.deliver(channel, message))
      .catch(() => void this.listened.delete(channel));
    this.listened.set(channel, listened);
    return listened;
  }

  /** Answers undefined where Redis does not answer. */
  private async ask<TAnswer>(question: () => Promise<TAnswer>): Promise<TAnswer | undefined> {
    if (!this.client.isReady || Date.now() < this.restUntil) return undefined;
    const answer = await within(
      patienceMs,
      question().then(
        (value) => ({ value }),
        () => ({ value: undefined }),
      ),
    );
    if (!answer) this.restUntil = Date.now() + restMs;
    return answer?.value;
  }
}

/** Answers undefined when time is up before the work is done. */
async function within<TResult>(ms: number, work: Promise<TResult>): Promise<TResult | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ms, undefined)));
  return Promise.race([work, timeUp]).finally(() => clearTimeout(timer));
}

/** A client tells of every attempt that fails; its first is news. */
function firstOfEachOutage(client: Client, onError: (error: unknown) => void): (error: unknown) => void {
  let isTold = false;
  client.on('ready', () => (isTold = false));
  return (error) => {
    if (!isTold) onError(error);
    isTold = true;
  };
}
