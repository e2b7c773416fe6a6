import { Injectable } from '@nestjs/common';
import {
  isRefusal,
  postingPublished,
  refuse,
  type PostingDetail,
  type PublishPostingRequest,
  type Refusal,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently } from '@wellspring/platform';
import { MatchingLoops } from '../background/matching-loops.js';
import { endOfLocalDay } from '../domain/closing-time.js';
import { ensureFeed } from '../storage/feed.js';
import { markPosting } from '../storage/pending.js';
import { insertPosting, type PostingRow } from '../storage/postings.js';
import { postingDetailOf, requirementOf } from './posting-views.js';
import { ResolveRequirements, type ResolvedRequirement } from './resolve-requirements.js';

/** Opens a posting; candidates are matched to it at once, in the background. */
@Injectable()
export class PublishPosting {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly requirements: ResolveRequirements,
    private readonly loops: MatchingLoops,
  ) {}

  async execute(
    organisationId: string,
    request: PublishPostingRequest,
    idempotencyKey: string | undefined,
  ): Promise<PostingDetail | Refusal> {
    const now = this.clock.now();
    const posting = postingOf(organisationId, request, now);
    const requirements = await this.requirements.execute(request.requirements);
    if (isRefusal(requirements)) return requirements;
    const call = { context: 'matching', organisationId, key: idempotencyKey, request };
    const answer = await this.database.transaction({ organisation: organisationId }, (tx) =>
      idempotently(tx, call, () => this.store(tx, posting, requirements)),
    );
    this.loops.wakePostings();
    return answer;
  }

  private async store(
    tx: Transaction,
    posting: PostingRow,
    requirements: readonly ResolvedRequirement[],
  ): Promise<PostingDetail | Refusal> {
    if (posting.closesAt && posting.closesAt <= posting.publishedAt) return dayIsOver();
    await insertPosting(tx, posting, requirements);
    await ensureFeed(tx, posting.organisationId);
    const published = fact(postingPublished, {
      postingId: posting.id,
      organisationId: posting.organisationId,
      title: posting.title,
      openings: posting.openings,
      requirements: requirements.map(requirementOf),
      closesAt: posting.closesAt?.toISOString() ?? null,
      publishedAt: posting.publishedAt.toISOString(),
    });
    const [envelope] = await this.outbox.append(tx, [published]);
    await markPosting(tx, posting.id, {
      event: postingPublished.name,
      eventId: envelope?.id ?? posting.id,
      occurredAt: posting.publishedAt.toISOString(),
    });
    const counts = { requirementCount: requirements.length, qualified: 0, near: 0 };
    return postingDetailOf({ ...posting, ...counts }, requirements);
  }
}

function postingOf(organisationId: string, request: PublishPostingRequest, now: Date): PostingRow {
  const { closesOn, timeZone } = request;
  return {
    id: newId(),
    organisationId,
    title: request.title,
    description: request.description ?? null,
    openings: request.openings,
    location: request.location ?? null,
    timeZone: timeZone ?? null,
    closesOn: closesOn ?? null,
    closesAt: closesOn && timeZone ? endOfLocalDay(closesOn, timeZone) : null,
    state: 'open',
    closeReason: null,
    closedAt: null,
    publishedAt: now,
  };
}

function dayIsOver(): Refusal {
  return refuse(
    'MATCHING_CLOSING_DAY_PAST',
    422,
    'The closing day is over in that time zone; choose a later one.',
    [{ path: 'closesOn', message: 'This day is over.' }],
  );
}
