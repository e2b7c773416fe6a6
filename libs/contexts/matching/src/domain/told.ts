import { coverageFor, type CandidateFacts } from './candidate-facts.js';
import type { EmployerReferences } from './references.js';
import type { MatchChange } from './rematch.js';

/** An employer who was told of a candidate and has not been told to forget it. */
export interface Told {
  readonly holder: string;
  readonly organisationId: string;
}

/** What live consents let an employer keep of a candidate, where that is not everything. */
export interface Limit extends Told {
  /** The credentials, as the employer knows them; null when nothing may be kept. */
  readonly credentialReferences: readonly string[] | null;
}

/** A feed entry that tells more than a live consent allows. */
export interface Excess extends Told {
  readonly cursor: number;
  readonly postingId: string;
  readonly matchId: string;
}

/** The employers who may not keep everything that they were told. */
export function limitsOf(
  told: readonly Told[],
  facts: ReadonlyMap<string, CandidateFacts>,
  references: EmployerReferences,
  now: Date,
): Limit[] {
  return told.flatMap(({ holder, organisationId }): Limit[] => {
    const known = facts.get(holder);
    const coverage = known ? coverageFor(known, organisationId, now) : 'all';
    if (coverage === 'all') return [];
    if (coverage === 'none') return [{ holder, organisationId, credentialReferences: null }];
    const credentialReferences = [...coverage].map((id) => references.credential(organisationId, id));
    return [{ holder, organisationId, credentialReferences }];
  });
}

/**
 * A last word about matches that had ended before: whoever follows the feed learns that what it was told then
 * is to be forgotten as well.
 *
 * @param spokenOf the matches that are live or change now, which say so themselves, by `<posting> <holder>`
 */
export function lastWords(
  excesses: readonly Excess[],
  spokenOf: ReadonlySet<string>,
  facts: ReadonlyMap<string, CandidateFacts>,
): MatchChange[] {
  const ended = new Map(
    excesses
      .map((excess) => [`${excess.postingId} ${excess.holder}`, excess] as const)
      .filter(([key]) => !spokenOf.has(key)),
  );
  return [...ended.values()].map(({ holder, postingId, organisationId }) => ({
    holder,
    postingId,
    organisationId,
    kind: 'withdrawn',
    reason: facts.get(holder)?.erased ? 'erased' : 'consent',
  }));
}
