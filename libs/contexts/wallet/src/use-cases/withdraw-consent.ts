import { Injectable } from '@nestjs/common';
import { consentWithdrawn, refuse, type Consent, type Refusal } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { lockConsent, markWithdrawn } from '../storage/consents.js';
import { consentMessage } from './consent-message.js';

/** A holder takes a consent back with one action; again is no harm. */
@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async execute(holder: string, id: string): Promise<Consent | Refusal> {
    const key = await this.sealing.keyOf(holder);
    return this.database.transaction({ holder }, async (tx) => {
      const row = await lockConsent(tx, holder, id);
      if (!row)
        return refuse('WALLET_UNKNOWN_CONSENT', 404, 'Your wallet has given no consent with this id.');
      if (row.withdrawn_at) return consentMessage(row);
      const at = this.clock.now();
      await markWithdrawn(tx, holder, id, at);
      const withdrawal = { consentId: id, holder, withdrawnAt: at.toISOString() };
      await this.outbox.append(tx, [fact(consentWithdrawn, withdrawal)]);
      await insertActivity(tx, [this.sealing.activity(key, holder, 'withdrew', 'matching with employers')]);
      return consentMessage({ ...row, withdrawn_at: at });
    });
  }
}
