import type { CredentialFormat, DidMethod } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { judgeRoster, type RosterLine, type RowVerdict } from '../domain/roster.js';
import { achievementsOf } from '../storage/achievements.js';

/** A roster as it arrived, in either form. */
export interface Roster {
  readonly rows: readonly RosterLine[];
  readonly formats?: readonly CredentialFormat[] | undefined;
  readonly issuer?: DidMethod | undefined;
}

/** The forms that a roster asks for. */
export function formatsOf({ formats = ['vc+ld+json'] }: Roster): readonly CredentialFormat[] {
  return formats;
}

/** Judges a roster by the achievements of its institution. */
export async function judgeRosterOf(
  tx: Transaction,
  organisationId: string,
  roster: Roster,
  now: Date,
): Promise<RowVerdict[]> {
  const achievements = (await achievementsOf(tx, organisationId)).map(({ id, name, result_levels }) => ({
    id,
    name,
    levels: result_levels,
  }));
  return judgeRoster(roster.rows, { achievements, formats: formatsOf(roster), issuer: roster.issuer, now });
}
