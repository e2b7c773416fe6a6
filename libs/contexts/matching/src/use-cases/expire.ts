import { Injectable } from '@nestjs/common';
import { postingClosed } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { takeExpired } from '../storage/expiry.js';
import { markExpired, markPosting } from '../storage/pending.js';
import { closePosting, lockExpiredPostings } from '../storage/postings.js';

/** What only time brings about: consents and credentials run out, postings close. */
@Injectable()
export class Expire {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Answers what there is to do now. */
  async execute(): Promise<{ candidates: boolean; postings: boolean }> {
    const now = this.clock.now();
    return this.database.transaction('worker', async (tx) => {
      const marks = await takeExpired(tx, now);
      await markExpired(tx, marks);
      return { candidates: marks.length > 0, postings: await this.closePostings(tx, now) };
    });
  }

  private async closePostings(tx: Transaction, now: Date): Promise<boolean> {
    const expired = await lockExpiredPostings(tx, now);
    for (const { id, closesAt } of expired) await closePosting(tx, id, 'expired', closesAt);
    const envelopes = await this.outbox.append(
      tx,
      expired.map(({ id, organisationId, closesAt }) =>
        fact(postingClosed, {
          postingId: id,
          organisationId,
          reason: 'expired',
          closedAt: closesAt.toISOString(),
        }),
      ),
    );
    for (const [index, { id, closesAt }] of expired.entries()) {
      const eventId = envelopes[index]?.id ?? id;
      await markPosting(tx, id, { event: postingClosed.name, eventId, occurredAt: closesAt.toISOString() });
    }
    return expired.length > 0;
  }
}
