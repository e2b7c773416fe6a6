/** Short-lived values that replicas share. Everything in it can be lost at any moment. */
export abstract class SharedCache {
  abstract get(key: string): Promise<string | undefined>;
  abstract set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /** Counts up and answers the count; the first count starts the window. */
  abstract increment(key: string, windowSeconds: number): Promise<number>;
  /** Tells every replica that listens on the channel. */
  abstract publish(channel: string, message: string): Promise<void>;
  abstract subscribe(channel: string, receive: (message: string) => void): Promise<() => void>;
  abstract close(): Promise<void>;
}
