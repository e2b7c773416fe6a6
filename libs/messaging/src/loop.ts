/**
 * Runs `step` again and again until stopped: at once while it says that there is more, otherwise after
 * `idleMs` or when woken. A failing step is told to `onError` and tried again after a growing pause.
 */
export class Loop {
  private stopped = false;
  private awake = false;
  private wakeUp: (() => void) | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly step: () => Promise<boolean>,
    private readonly options: { idleMs: number; onError(error: unknown): void },
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Ends the current pause, or forestalls the next. */
  wake(): void {
    this.awake = true;
    this.wakeUp?.();
  }

  /** Lets the step in hand finish, then ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      this.awake = false;
      try {
        const more = await this.step();
        failures = 0;
        if (!more) await this.pause(this.options.idleMs);
      } catch (error) {
        if (this.stopped) return;
        this.options.onError(error);
        await this.pause(Math.min(100 * 2 ** failures++, 5_000));
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    if (this.awake || this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }
}
