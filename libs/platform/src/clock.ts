/** The time, as an argument: domain code never asks the machine. */
export abstract class Clock {
  abstract now(): Date;
}

/** The machine's clock, or one that starts at a given moment and runs, for demonstrations. */
export class SystemClock extends Clock {
  private readonly shiftMs: number;

  constructor(startsAt?: string) {
    super();
    this.shiftMs = startsAt ? new Date(startsAt).getTime() - Date.now() : 0;
  }

  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }
}
