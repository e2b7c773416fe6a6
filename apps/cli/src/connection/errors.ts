import type { Problem } from '@wellspring/contracts';

/** A refusal of the server: what is wrong, how to mend it, its code. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** Something that the person at the terminal can mend; the message says how. */
export class UsageError extends Error {}
