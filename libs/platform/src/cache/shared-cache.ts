/**
 * Short-lived values that replicas share. Everything in it can be lost at any moment, and it is never waited
 * for: where it is away, values are forgotten, counts are 0 and messages reach this process alone.
 */
export abstract class SharedCache {
  abstract get(key: string): Promise<string | undefined>;
  abstract set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /** Counts up and answers the count; the first count starts the window. */
  abstract increment(key: string, windowSeconds: number): Promise<number>;
  /** Tells every replica that listens on the channel, this one too. */
  abstract publish(channel: string, message: string): Promise<void>;
  /** Answers how to stop listening. */
  abstract subscribe(channel: string, receive: (message: string) => void): Promise<() => void>;
  abstract close(): Promise<void>;
}
