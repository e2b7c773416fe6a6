interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Tells how far a job is: on a terminal one line that the next overwrites, elsewhere a line for each further
 * tenth, so that logs stay readable.
 */
export class Progress {
  private told = -1;

  constructor(private readonly terminal: Terminal = process.stderr) {}

  /** @param what the things that are counted, such as `rows` */
  tell(done: number, total: number, what: string): void {
    const line = `${done} of ${total} ${what}`;
    if (this.terminal.isTTY) {
      this.terminal.write(`\r\u001b[2K${line}`);
      return;
    }
    const tenth = total === 0 ? 10 : Math.floor((10 * done) / total);
    if (tenth <= this.told) return;
    this.told = tenth;
    this.terminal.write(`${line}\n`);
  }

  /** Leaves the terminal's line to what follows. */
  end(): void {
    if (this.terminal.isTTY) this.terminal.write('\r\u001b[2K');
  }
}
