import { Injectable } from '@nestjs/common';
import {
  type MyMatch,
  type MyMatchDetail,
  type MyMatchList,
  type PageQuery,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { findMyMatch, listMyMatches, type MyMatchRow } from '../storage/my-matches.js';
import { OpenIdentities } from './open-identities.js';
import { nextOf, placeCursor } from './paging.js';
import { unknownMatch } from './show-matches.js';
import { unknownCursor } from './show-postings.js';

/** The openings that fit a learner, why, and what is missing. */
@Injectable()
export class ShowMyMatches {
  constructor(
    private readonly database: Database,
    private readonly identities: OpenIdentities,
  ) {}

  async list(holder: string, { limit, cursor }: PageQuery): Promise<MyMatchList | Refusal> {
    const after = placeCursor(cursor);
    if (after === null) return unknownCursor();
    const rows = await this.database.transaction({ holder }, (tx) =>
      listMyMatches(tx, holder, { after, limit: limit + 1 }),
    );
    return nextOf(rows, limit, myMatchOf, () => String(after + limit));
  }

  async one(holder: string, id: string): Promise<MyMatchDetail | Refusal> {
    const match = await this.database.transaction({ holder }, (tx) => findMyMatch(tx, holder, id));
    if (!match) return unknownMatch();
    const [identity] = await this.identities.of([match]);
    return {
      ...myMatchOf(match),
      description: match.description,
      explanation: match.explanation.map(({ path, ...rest }) => ({ ...rest, path: [...path] })),
      released: identity ?? null,
    };
  }
}

function myMatchOf(row: MyMatchRow): MyMatch {
  return {
    id: row.id,
    employer: { id: row.organisationId, name: row.employerName },
    posting: {
      id: row.postingId,
      title: row.title,
      location: row.location,
      openings: row.openings,
      closesAt: row.closesAt?.toISOString() ?? null,
    },
    tier: row.tier,
    score: row.score,
    requirementsMet: row.explanation.filter(({ met }) => met).length,
    requirementCount: row.explanation.length,
    missing: row.explanation.filter(({ met }) => !met).map(({ label }) => label),
    releasedAt: row.releasedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}
