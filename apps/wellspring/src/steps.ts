/** Prints a line per step of the start, with the time that it took. */
export class Steps {
  private readonly started = performance.now();

  constructor(private readonly write: (line: string) => void) {}

  /** Runs one step and tells when it is done. */
  async run<TResult>(what: string, work: () => Promise<TResult>): Promise<TResult> {
    const before = performance.now();
    const result = await work();
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
