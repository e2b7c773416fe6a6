import { Injectable } from '@nestjs/common';
import {
  consentGranted,
  isRefusal,
  type Consent,
  type GrantConsentRequest,
  type Refusal,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently } from '@wellspring/platform';
import { endAfter } from '../domain/until.js';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { insertConsent } from '../storage/consents.js';
import { consentMessage } from './consent-message.js';
import { unknownParty, unknownRecord } from './known-things.js';

/** A holder allows records to be used for matching, by whom, until when; the answer is the receipt. */
@Injectable()
export class GrantConsent {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async execute(holder: string, request: GrantConsentRequest, key?: string): Promise<Consent | Refusal> {
    const sealingKey = await this.sealing.keyOf(holder);
    return this.database.transaction({ holder }, (tx) =>
      idempotently(tx, { context: 'wallet', organisationId: holder, key, request }, () =>
        this.grant(tx, holder, request, sealingKey),
      ),
    );
  }

  private async grant(
    tx: Transaction,
    holder: string,
    request: GrantConsentRequest,
    key: Buffer,
  ): Promise<Consent | Refusal> {
    const now = this.clock.now();
    const until = endAfter(request.until, now, 'consent');
    if (isRefusal(until)) return until;
    const terms = {
      purpose: request.purpose,
      records: distinct(request.records),
      parties: distinct(request.parties),
    };
    const unknown = await this.unknownTerm(tx, holder, terms);
    if (unknown) return unknown;
    const row = { id: newId(), holder, ...terms, until, granted_at: now };
    await insertConsent(tx, row);
    await insertActivity(tx, [this.sealing.activity(key, holder, 'consented', 'matching with employers')]);
    const [ends, grantedAt] = [until.toISOString(), now.toISOString()];
    const granted = { consentId: row.id, holder, ...terms, until: ends, grantedAt };
    await this.outbox.append(tx, [fact(consentGranted, granted)]);
    return consentMessage({ ...row, withdrawn_at: null });
  }

  private async unknownTerm(
    tx: Transaction,
    holder: string,
    { records, parties }: Pick<Consent, 'records' | 'parties'>,
  ): Promise<Refusal | undefined> {
    const unknown = records === 'all' ? undefined : await unknownRecord(tx, holder, records);
    return unknown ?? (parties === 'all-employers' ? undefined : await unknownParty(tx, parties));
  }
}

/** A class as it is, identifiers once each. */
function distinct<TGiven extends string | string[]>(given: TGiven): TGiven {
  return (typeof given === 'string' ? given : [...new Set(given)]) as TGiven;
}
