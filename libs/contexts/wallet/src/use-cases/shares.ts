import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  credentialShared,
  refuse,
  verifyForHolder,
  type Refusal,
  type Share,
  type SharedView,
  type ShareRequest,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { displayCredential } from '../domain/display-credential.js';
import { insertActivity } from '../storage/activity.js';
import { heldBy } from '../storage/held-credentials.js';
import { endShare, insertShare, openShare, sharesOf, type ShareRow } from '../storage/shares.js';
import { Sealing } from './sealing.js';
import { SharingSurroundings } from './sharing-surroundings.js';

/** Links with which a holder shows credentials, until a date or until the holder ends them. */
@Injectable()
export class Shares {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sealing: Sealing,
    private readonly outside: SharingSurroundings,
  ) {}

  async create(holder: string, request: ShareRequest): Promise<Share | Refusal> {
    const now = this.outside.clock.now();
    const until = new Date(request.until);
    if (until <= now)
      return refuse('WALLET_SHARE_OVER', 422, 'The share would end before it begins; choose a later date.');
    const key = await this.sealing.keyOf(holder);
    const token = randomBytes(24).toString('base64url');
    return this.database.transaction({ holder }, async (tx) => {
      const missing = await this.missing(tx, holder, request.credentialIds);
      if (missing) return missing;
      const id = newId();
      const row = {
        id,
        holder,
        token_hash: hashOf(token),
        sealed_token: this.sealing.seal(key, token, id),
        credential_ids: request.credentialIds,
        purpose: request.purpose,
        party: request.party,
        until,
        shared_at: now,
      };
      await insertShare(tx, row);
      await insertActivity(tx, [this.sealing.activity(key, holder, 'shared', request.purpose)]);
      const { credentialIds, purpose, party } = request;
      const data = {
        shareId: id,
        holder,
        credentialIds,
        purpose,
        party,
        until: until.toISOString(),
        sharedAt: now.toISOString(),
      };
      await this.outbox.append(tx, [fact(credentialShared, data)]);
      return this.messageOf({ ...row, ended_at: null, views: 0 }, key);
    });
  }

  async list(holder: string): Promise<Share[]> {
    const key = await this.sealing.keyOf(holder);
    const rows = await this.database.transaction({ holder }, (tx) => sharesOf(tx, holder));
    return rows.map((row) => this.messageOf(row, key));
  }

  async end(holder: string, id: string): Promise<void | Refusal> {
    const key = await this.sealing.keyOf(holder);
    const ended = await this.database.transaction({ holder }, async (tx) => {
      const found = await endShare(tx, holder, id, this.outside.clock.now());
      if (found) await insertActivity(tx, [this.sealing.activity(key, holder, 'unshared', 'a link')]);
      return found;
    });
    if (!ended) return refuse('WALLET_UNKNOWN_SHARE', 404, 'Your wallet has made no share with this id.');
  }

  /** What the bearer of a link sees: the credentials, checked at this moment. */
  async view(token: string): Promise<SharedView | Refusal> {
    const gone = refuse('WALLET_SHARE_GONE', 404, 'This link has ended, or never was.');
    const share = await this.database.transaction('worker', (tx) =>
      openShare(tx, hashOf(token), this.outside.clock.now()),
    );
    const key = share && (await this.sealing.keysOf([share.holder])).get(share.holder);
    if (!share || !key) return gone;
    const { holder } = share;
    const rows = await this.database.transaction({ holder }, async (tx) => {
      await insertActivity(tx, [this.sealing.activity(key, holder, 'viewed', share.purpose)]);
      return heldBy(tx, holder, { limit: 50, ids: share.credential_ids });
    });
    const texts = rows.map((row) => this.sealing.open(key, row.sealed, row.credential_id));
    if (texts.length === 0) return gone;
    const { results } = await this.outside.ports.call(verifyForHolder, {
      credentials: texts.map((text) => ({ holder, text })),
    });
    return {
      purpose: share.purpose,
      until: share.until.toISOString(),
      credentials: texts.flatMap((text, index) => {
        const result = results[index];
        const { name, issuerName } = displayCredential(text);
        return result ? [{ text, name, issuerName, checks: result.checks, outcome: result.outcome }] : [];
      }),
    };
  }

  private async missing(
    tx: Transaction,
    holder: string,
    ids: readonly string[],
  ): Promise<Refusal | undefined> {
    const held = new Set(
      (await heldBy(tx, holder, { limit: ids.length, ids })).map(({ credential_id }) => credential_id),
    );
    const missing = ids.filter((id) => !held.has(id));
    if (missing.length === 0) return undefined;
    return refuse('WALLET_UNKNOWN_CREDENTIAL', 404, `Your wallet does not hold ${missing.join(', ')}.`);
  }

  private messageOf(row: ShareRow, key: Buffer): Share {
    const token = this.sealing.open(key, row.sealed_token, row.id);
    return {
      shareId: row.id,
      url: this.outside.address.urlOf(`/shared/${token}`),
      credentialIds: row.credential_ids,
      purpose: row.purpose,
      party: row.party,
      until: row.until.toISOString(),
      sharedAt: row.shared_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      views: row.views,
    };
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
