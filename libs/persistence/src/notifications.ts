import { Client } from 'pg';

/**
 * Listens on PostgreSQL channels over one connection and calls back on each notification. A lost
 * connection is made anew; whoever listens also polls, so a notification missed meanwhile costs time only.
 */
export class Notifications {
  private client: Client | undefined;
  private closed = false;
  /** One statement after the other: a client of pg takes no second one meanwhile. */
  private listening = Promise.resolve();
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    await this.connect();
  }

  /** Calls `wake` on each notification of `channel`, until the returned function is called. */
  on(channel: string, wake: () => void): () => void {
    const wakes = this.listeners.get(channel) ?? new Set();
    wakes.add(wake);
    this.listeners.set(channel, wakes);
    if (wakes.size === 1) this.listen(channel);
    return () => wakes.delete(wake);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private listen(channel: string): void {
    // A client that is gone is made anew, and listens then.
    this.listening = this.listening.then(async () => {
      await this.client?.query(`listen "${channel}"`).catch(() => undefined);
    });
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true });
    client.on('notification', ({ channel }) => this.listeners.get(channel)?.forEach((wake) => wake()));
    client.on('error', () => undefined);
    client.on('end', () => this.reconnect());
    await client.connect();
    this.client = client;
    for (const channel of this.listeners.keys()) await client.query(`listen "${channel}"`);
  }

  private reconnect(): void {
    if (this.closed) return;
    setTimeout(() => {
      if (!this.closed) this.connect().catch(() => this.reconnect());
    }, 500).unref();
  }
}
