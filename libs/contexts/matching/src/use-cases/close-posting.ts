import { Injectable } from '@nestjs/common';
import { postingClosed, refuse, type PostingDetail, type Refusal } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { MatchingLoops } from '../background/matching-loops.js';
import { markPosting } from '../storage/pending.js';
import { closePosting, findPosting, lockPosting, requirementsOf } from '../storage/postings.js';
import { postingDetailOf } from './posting-views.js';
import { unknownPosting } from './show-postings.js';

/** Closes a posting; its matches are withdrawn in the background. Closing again for the same reason is fine. */
@Injectable()
export class ClosePosting {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly loops: MatchingLoops,
  ) {}

  async execute(
    organisationId: string,
    id: string,
    reason: 'filled' | 'cancelled',
  ): Promise<PostingDetail | Refusal> {
    const answer = await this.database.transaction({ organisation: organisationId }, async (tx) => {
      const posting = await lockPosting(tx, organisationId, id);
      if (!posting) return unknownPosting();
      if (posting.state === 'closed' && posting.closeReason !== reason)
        return closedAlready(posting.closeReason);
      if (posting.state === 'open') {
        const at = this.clock.now();
        await closePosting(tx, id, reason, at);
        const closed = { postingId: id, organisationId, reason, closedAt: at.toISOString() };
        const [envelope] = await this.outbox.append(tx, [fact(postingClosed, closed)]);
        const cause = { event: postingClosed.name, eventId: envelope?.id ?? id, occurredAt: closed.closedAt };
        await markPosting(tx, id, cause);
      }
      const after = await findPosting(tx, organisationId, id);
      if (!after) return unknownPosting();
      return postingDetailOf(after, (await requirementsOf(tx, [id])).get(id) ?? []);
    });
    this.loops.wakePostings();
    return answer;
  }
}

function closedAlready(reason: string | null): Refusal {
  return refuse('MATCHING_POSTING_CLOSED', 409, `The posting is closed already (${reason}).`);
}
