import { Injectable } from '@nestjs/common';
import {
  credentialClaimed,
  fetchCredentials,
  verifyForHolder,
  type VerificationResult,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock, InternalPorts, PortUnavailable } from '@wellspring/platform';
import { displayCredential } from '../domain/display-credential.js';
import { insertActivity } from '../storage/activity.js';
import { insertHeld, type HeldRow } from '../storage/held-credentials.js';
import { collectable, markCollected, postpone, type CollectableRow } from '../storage/issued-credentials.js';
import { Sealing } from './sealing.js';

const batchSize = 50;

interface Fetched extends CollectableRow {
  readonly format: HeldRow['format'];
  readonly digest: string;
  readonly text: string;
}

/**
 * Brings issued credentials into the wallets that are connected with their recipients: fetches the bytes,
 * has them verified, stores them sealed and tells everybody, all of a batch in one transaction. What cannot
 * be had now is tried again later.
 */
@Injectable()
export class CollectCredentials {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Collects one batch; answers whether there may be more. */
  async execute(): Promise<boolean> {
    return this.database.transaction('worker', async (tx) => {
      const rows = await collectable(tx, batchSize);
      if (rows.length === 0) return false;
      try {
        await this.collect(tx, rows);
      } catch (error) {
        if (!(error instanceof PortUnavailable)) throw error;
        await postpone(
          tx,
          rows.map(({ credential_id }) => credential_id),
        );
      }
      return rows.length === batchSize;
    });
  }

  private async collect(tx: Transaction, rows: readonly CollectableRow[]): Promise<void> {
    const fetched = await this.fetch(rows);
    const request = { credentials: fetched.map(({ holder, text }) => ({ holder, text })) };
    const { results } =
      fetched.length > 0 ? await this.ports.call(verifyForHolder, request) : { results: [] };
    const keys = await this.sealing.keysOf(fetched.map(({ holder }) => holder));
    const held = fetched.flatMap((each, index) => this.heldRow(each, results[index], keys.get(each.holder)));
    const stored = await insertHeld(tx, held);
    const fresh = held.filter(({ credential_id }) => stored.has(credential_id));
    await insertActivity(
      tx,
      fresh.flatMap((row) => this.activityOf(row, fetched, keys.get(row.holder))),
    );
    await this.outbox.append(
      tx,
      fresh.filter(({ outcome }) => outcome === 'verified').map((row) => this.claimed(row, fetched)),
    );
    await markCollected(
      tx,
      fetched.map(({ credential_id }) => credential_id),
    );
    const missing = rows.filter(
      ({ credential_id }) => !fetched.some((each) => each.credential_id === credential_id),
    );
    if (missing.length > 0)
      await postpone(
        tx,
        missing.map(({ credential_id }) => credential_id),
      );
  }

  private async fetch(rows: readonly CollectableRow[]): Promise<Fetched[]> {
    const { credentials } = await this.ports.call(fetchCredentials, {
      ids: rows.map(({ credential_id }) => credential_id),
    });
    const byId = new Map(credentials.map((each) => [each.credentialId, each]));
    return rows.flatMap((row) => {
      const found = byId.get(row.credential_id);
      return found ? [{ ...row, format: found.format, digest: found.digest, text: found.text }] : [];
    });
  }

  private heldRow(
    each: Fetched,
    result: VerificationResult | undefined,
    key: Buffer | null | undefined,
  ): HeldRow[] {
    // An erased wallet collects nothing any more.
    if (!result || !key) return [];
    return [
      {
        holder: each.holder,
        credential_id: each.credential_id,
        organisation_id: each.organisation_id,
        origin: 'institution',
        format: each.format,
        digest: each.digest,
        sealed: this.sealing.seal(key, each.text, each.credential_id),
        outcome: result.outcome,
        checks: result.checks,
        valid_until: result.validUntil ? new Date(result.validUntil) : null,
        received_at: this.clock.now(),
        verified_at: new Date(result.verifiedAt),
      },
    ];
  }

  private activityOf(row: HeldRow, fetched: readonly Fetched[], key: Buffer | null | undefined) {
    const text = fetched.find(({ credential_id }) => credential_id === row.credential_id)?.text;
    if (!key || !text) return [];
    return [this.sealing.activity(key, row.holder, 'received', displayCredential(text).name)];
  }

  private claimed(row: HeldRow, fetched: readonly Fetched[]) {
    const subject = fetched.find(({ credential_id }) => credential_id === row.credential_id)?.subject;
    return fact(credentialClaimed, {
      credentialId: row.credential_id,
      digest: row.digest,
      holder: row.holder,
      ...(subject && { subject }),
      ...(row.organisation_id && { organisationId: row.organisation_id }),
      claimedAt: row.received_at.toISOString(),
    });
  }
}
