/** Whoever does not stop in this time is left behind, so that the rest is stopped in any case. */
const patienceMs = 20_000;

/** What this process runs, until Ctrl-C or an end of the start; stopped in the reverse order. */
export class Running {
  private readonly stops: (() => Promise<unknown>)[] = [];
  private readonly interrupted = new AbortController();

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.interrupt());
  }

  /** Aborted by the first Ctrl-C; further ones change nothing, for everything is being stopped. */
  get interruption(): AbortSignal {
    return this.interrupted.signal;
  }

  /** Remembers what was started, and how to stop it. */
  add<TStarted>(started: TStarted, stop: () => Promise<unknown>): TStarted {
    this.stops.unshift(stop);
    return started;
  }

  untilInterrupted(): Promise<void> {
    if (this.interruption.aborted) return Promise.resolve();
    return new Promise((resolve) => this.interruption.addEventListener('abort', () => resolve()));
  }

  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) {
      const impatience = new Promise((_, reject) =>
        setTimeout(() => reject(new Error('it takes too long')), patienceMs).unref(),
      );
      await Promise.race([stop(), impatience]).catch((error: unknown) =>
        console.error(`While stopping: ${String(error)}`),
      );
    }
  }

  private interrupt(): void {
    if (this.interruption.aborted) return;
    console.log('\nStopping …');
    this.interrupted.abort();
  }
}
