/** The start was interrupted; whatever it has started is stopped. */
export class Interrupted extends Error {}

/** Prints a line per step of the start, with the time that it took, and begins none after an interruption. */
export class Steps {
  private readonly started = performance.now();

  constructor(
    private readonly write: (line: string) => void,
    private readonly interruption: AbortSignal,
  ) {}

  /** Runs one step to its end and tells when it is done. @throws Interrupted when the start was, meanwhile */
  async run<TResult>(what: string, work: () => Promise<TResult>): Promise<TResult> {
    const before = performance.now();
    if (this.interruption.aborted) throw new Interrupted();
    const result = await work();
    if (this.interruption.aborted) throw new Interrupted();
    this.write(`  ${what} ${dots(what)} ${seconds(performance.now() - before)}`);
    return result;
  }

  say(line: string): void {
    this.write(line);
  }

  /** Seconds since the process began its steps. */
  elapsed(): string {
    return seconds(performance.now() - this.started);
  }
}

function dots(what: string): string {
  return '.'.repeat(Math.max(2, 48 - what.length));
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
