/** Whoever listens on channels in this process; one who fails harms no other. */
export class Receivers {
  private readonly byChannel = new Map<string, Set<(message: string) => void>>();

  constructor(private readonly onError: (error: unknown) => void) {}

  /** Every channel that somebody listened on. */
  channels(): string[] {
    return [...this.byChannel.keys()];
  }

  /** Answers how to leave. The same function may listen twice, and each leaves for itself. */
  add(channel: string, receive: (message: string) => void): () => void {
    const own = (message: string) => receive(message);
    const receivers = this.byChannel.get(channel) ?? new Set();
    this.byChannel.set(channel, receivers.add(own));
    return () => void receivers.delete(own);
  }

  deliver(channel: string, message: string): void {
    for (const receive of this.byChannel.get(channel) ?? []) {
      try {
        receive(message);
      } catch (error) {
        this.onError(error);
      }
    }
  }

  clear(): void {
    this.byChannel.clear();
  }
}
