import type { FactStage } from './counted-fact.js';

/** How many facts there are, about how many different things, about how many different people. */
export interface Tally {
  readonly facts: number;
  readonly things: number;
  readonly people: number;
}

export interface TallyRow extends Tally {
  readonly stage: TalliedStage;
  /** Null for the stage as a whole. */
  readonly detail: string | null;
}

/** A posting that three or more qualified candidates matched is tallied like a fact of its own. */
export type TalliedStage = FactStage | 'served-posting';

const none: Tally = { facts: 0, things: 0, people: 0 };

/** The tallies of a period and, perhaps, of one organisation. */
export class Tallies {
  constructor(private readonly rows: readonly TallyRow[]) {}

  of(stage: TalliedStage, detail: string | null = null): Tally {
    return this.rows.find((row) => row.stage === stage && row.detail === detail) ?? none;
  }

  /** The kinds within a stage, by name. */
  details(stage: TalliedStage): (Tally & { readonly detail: string })[] {
    return this.rows
      .filter((row): row is TallyRow & { detail: string } => row.stage === stage && row.detail !== null)
      .sort((one, other) => (one.detail < other.detail ? -1 : 1));
  }
}
