import { Injectable } from '@nestjs/common';
import {
  refuse,
  type CandidateIdentity,
  type MatchDetail,
  type MatchList,
  type MatchSummary,
  type RankMatchesQuery,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { findMatch, rankMatches, type MatchRow } from '../storage/matches.js';
import { outcomesOf } from '../storage/outcomes.js';
import { findPosting } from '../storage/postings.js';
import { EmployerReferenceKey } from './employer-reference-key.js';
import { OpenIdentities } from './open-identities.js';
import { nextOf, placeCursor } from './paging.js';
import { unknownCursor, unknownPosting } from './show-postings.js';

/** Matches as their employer reads them: ranked, and each explained under the employer's own references. */
@Injectable()
export class ShowMatches {
  constructor(
    private readonly database: Database,
    private readonly referenceKey: EmployerReferenceKey,
    private readonly identities: OpenIdentities,
  ) {}

  async rank(
    organisationId: string,
    postingId: string,
    { tier, limit, cursor }: RankMatchesQuery,
  ): Promise<MatchList | Refusal> {
    const after = placeCursor(cursor);
    if (after === null) return unknownCursor();
    const rows = await this.database.transaction({ organisation: organisationId }, async (tx) => {
      if (!(await findPosting(tx, organisationId, postingId))) return unknownPosting();
      return rankMatches(tx, organisationId, postingId, { tier, after, limit: limit + 1 });
    });
    if (!Array.isArray(rows)) return rows as Refusal;
    const identities = await this.identities.of(rows);
    const cards = rows.map((row, index) => ({ ...matchCardOf(row, identities[index]), rank: row.rank }));
    return nextOf(
      cards,
      limit,
      (card) => card,
      ({ rank }) => String(rank),
    );
  }

  async explain(organisationId: string, id: string): Promise<MatchDetail | Refusal> {
    const references = await this.referenceKey.load();
    const found = await this.database.transaction({ organisation: organisationId }, async (tx) => {
      const match = await findMatch(tx, organisationId, id);
      return match && { match, outcomes: await outcomesOf(tx, organisationId, id) };
    });
    if (!found) return unknownMatch();
    const { match, outcomes } = found;
    const [identity] = await this.identities.of([match]);
    const released = match.sealedIdentity !== null;
    return {
      ...matchCardOf(match, identity),
      postingTitle: match.postingTitle,
      explanation: references.explanation(organisationId, match.explanation, released),
      outcomes,
    };
  }
}

function matchCardOf(row: MatchRow, identity: CandidateIdentity | undefined): Omit<MatchSummary, 'rank'> {
  return {
    id: row.id,
    postingId: row.postingId,
    tier: row.tier,
    score: row.score,
    candidate: { reference: row.candidateReference, ...(identity && { identity }) },
    requirementsMet: row.explanation.filter(({ met }) => met).length,
    requirementCount: row.explanation.length,
    sequence: row.sequence,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function unknownMatch(): Refusal {
  return refuse('MATCHING_MATCH_UNKNOWN', 404, 'There is no such match, or it was withdrawn.');
}
