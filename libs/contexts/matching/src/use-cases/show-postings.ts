import { Injectable } from '@nestjs/common';
import {
  refuse,
  type ListPostingsQuery,
  type PostingDetail,
  type PostingList,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { findPosting, listPostings, requirementsOf } from '../storage/postings.js';
import { nextOf, uuidCursor } from './paging.js';
import { postingDetailOf, postingSummaryOf } from './posting-views.js';

/** An employer's own postings. */
@Injectable()
export class ShowPostings {
  constructor(private readonly database: Database) {}

  async list(organisationId: string, query: ListPostingsQuery): Promise<PostingList | Refusal> {
    const before = uuidCursor(query.cursor);
    if (before === null) return unknownCursor();
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      listPostings(tx, organisationId, { state: query.state, before, limit: query.limit + 1 }),
    );
    return nextOf(rows, query.limit, postingSummaryOf, ({ id }) => id);
  }

  async one(organisationId: string, id: string): Promise<PostingDetail | Refusal> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const posting = await findPosting(tx, organisationId, id);
      if (!posting) return unknownPosting();
      return postingDetailOf(posting, (await requirementsOf(tx, [id])).get(id) ?? []);
    });
  }
}

export function unknownPosting(): Refusal {
  return refuse(
    'MATCHING_POSTING_UNKNOWN',
    404,
    'Your organisation has no posting with this id. List yours at GET /matching/postings.',
  );
}

export function unknownCursor(): Refusal {
  return refuse('MATCHING_CURSOR_UNKNOWN', 400, 'This cursor was not given by this list; start without one.');
}
