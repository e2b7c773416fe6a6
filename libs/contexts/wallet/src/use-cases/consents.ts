import { Injectable } from '@nestjs/common';
import {
  consentGranted,
  consentWithdrawn,
  refuse,
  type Consent,
  type GrantConsentRequest,
  type Refusal,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { insertActivity } from '../storage/activity.js';
import {
  consentsOf,
  insertConsent,
  lockConsent,
  markWithdrawn,
  type ConsentRow,
} from '../storage/consents.js';
import { Sealing } from './sealing.js';

/** What a holder allows, to whom, until when; one action takes it back. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async grant(holder: string, request: GrantConsentRequest): Promise<Consent | Refusal> {
    const now = this.clock.now();
    const until = new Date(request.until);
    if (until <= now)
      return refuse(
        'WALLET_CONSENT_OVER',
        422,
        'The consent would end before it begins; choose a later date.',
      );
    const key = await this.sealing.keyOf(holder);
    const { purpose, records, parties } = request;
    const row = { id: newId(), holder, purpose, records, parties, until, granted_at: now };
    await this.database.transaction({ holder }, async (tx) => {
      await insertConsent(tx, row);
      await insertActivity(tx, [this.sealing.activity(key, holder, 'consented', 'matching with employers')]);
      const data = {
        consentId: row.id,
        holder,
        purpose,
        records,
        parties,
        until: until.toISOString(),
        grantedAt: now.toISOString(),
      };
      await this.outbox.append(tx, [fact(consentGranted, data)]);
    });
    return messageOf({ ...row, withdrawn_at: null });
  }

  async list(holder: string): Promise<Consent[]> {
    const rows = await this.database.transaction({ holder }, (tx) => consentsOf(tx, holder));
    return rows.map(messageOf);
  }

  /** Withdrawing again is no harm. */
  async withdraw(holder: string, id: string): Promise<Consent | Refusal> {
    const key = await this.sealing.keyOf(holder);
    return this.database.transaction({ holder }, async (tx) => {
      const row = await lockConsent(tx, holder, id);
      if (!row)
        return refuse('WALLET_UNKNOWN_CONSENT', 404, 'Your wallet has given no consent with this id.');
      if (row.withdrawn_at) return messageOf(row);
      const at = this.clock.now();
      await markWithdrawn(tx, id, at);
      await insertActivity(tx, [this.sealing.activity(key, holder, 'withdrew', 'matching with employers')]);
      await this.outbox.append(tx, [
        fact(consentWithdrawn, { consentId: id, holder, withdrawnAt: at.toISOString() }),
      ]);
      return messageOf({ ...row, withdrawn_at: at });
    });
  }
}

function messageOf(row: ConsentRow): Consent {
  return {
    consentId: row.id,
    purpose: row.purpose,
    records: row.records,
    parties: row.parties,
    until: row.until.toISOString(),
    grantedAt: row.granted_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
