import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  credentialShared,
  isRefusal,
  type Refusal,
  type Share,
  type ShareRequest,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, idempotently } from '@wellspring/platform';
import { tokenHash } from '../domain/share-token.js';
import { endAfter } from '../domain/until.js';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { insertShare } from '../storage/shares.js';
import { unknownParty, unknownRecord } from './known-things.js';
import { ReadShares } from './read-shares.js';

/** A holder makes a link that shows chosen credentials until a date. */
@Injectable()
export class ShareCredentials {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly reading: ReadShares,
  ) {}

  async execute(holder: string, request: ShareRequest, key?: string): Promise<Share | Refusal> {
    const sealingKey = await this.sealing.keyOf(holder);
    return this.database.transaction({ holder }, async (tx) => {
      const call = { context: 'wallet', organisationId: holder, key, request };
      // The link itself is not remembered in the open: a repeated request reads it again.
      const shared = await idempotently(tx, call, () => this.share(tx, holder, request, sealingKey));
      return isRefusal(shared) ? shared : this.reading.one(tx, holder, shared.shareId, sealingKey);
    });
  }

  private async share(
    tx: Transaction,
    holder: string,
    request: ShareRequest,
    key: Buffer,
  ): Promise<{ shareId: string } | Refusal> {
    const now = this.clock.now();
    const until = endAfter(request.until, now, 'share');
    if (isRefusal(until)) return until;
    const { purpose, party } = request;
    const credentialIds = [...new Set(request.credentialIds)];
    const unknown =
      (await unknownRecord(tx, holder, credentialIds)) ?? (party && (await unknownParty(tx, [party])));
    if (unknown) return unknown;
    const id = newId();
    const token = randomBytes(24).toString('base64url');
    await insertShare(tx, {
      id,
      holder,
      token_hash: tokenHash(token),
      sealed_token: this.sealing.seal(key, token, `${id}:token`),
      sealed_purpose: this.sealing.seal(key, purpose, `${id}:purpose`),
      credential_ids: credentialIds,
      party,
      until,
      shared_at: now,
    });
    await insertActivity(tx, [this.sealing.activity(key, holder, 'shared', purpose)]);
    // The holder's own words stay sealed here; an event log cannot forget.
    const limits = { purpose: 'presentation', party, until: until.toISOString() };
    const shared = { shareId: id, holder, credentialIds, ...limits, sharedAt: now.toISOString() };
    await this.outbox.append(tx, [fact(credentialShared, shared)]);
    return { shareId: id };
  }
}
