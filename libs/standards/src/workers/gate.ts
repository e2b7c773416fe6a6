/** Lets so many in at once; whoever comes later waits outside, first come first served. */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly room: number) {}

  /** Waits for room. @returns the way out, to be taken once */
  async enter(): Promise<() => void> {
    if (this.inside < this.room) this.inside += 1;
    // Whoever leaves hands its place over.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    return () => this.leave();
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
