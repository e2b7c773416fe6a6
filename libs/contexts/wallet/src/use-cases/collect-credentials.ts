import { Injectable } from '@nestjs/common';
import { Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { claimOf } from './claim-of.js';
import { displayCredential } from '../domain/display-credential.js';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { saveCollected, type HeldRow } from '../storage/held-credentials.js';
import { collectable, markCollected, postpone, type CollectableRow } from '../storage/issued-credentials.js';
import { ObtainCredentials, type Obtained } from './obtain-credentials.js';

const batchSize = 50;
/** How long a credential waits at the most until it is tried again. */
const mostSeconds = { unobtained: 60, notYetValid: 3600 } as const;

/** A credential on its way into a wallet that has a key. */
interface Arrival extends Obtained {
  readonly held: HeldRow;
  readonly key: Buffer;
}

/**
 * Brings issued credentials into the wallets that are connected with their recipients, and tells everybody:
 * all of a batch in one transaction, so that a crash loses nothing and doubles nothing. What cannot be had or
 * decided now is tried again later.
 */
@Injectable()
export class CollectCredentials {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly obtaining: ObtainCredentials,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Collects one batch; answers whether there may be more. */
  async execute(): Promise<boolean> {
    return this.database.transaction('worker', async (tx) => {
      const rows = await collectable(tx, batchSize);
      if (rows.length === 0) return false;
      const obtained = await this.obtaining.execute(rows);
      await this.keep(
        tx,
        obtained.flatMap((each) => this.arrivalOf(each)),
      );
      await this.settle(tx, rows, obtained);
      return rows.length === batchSize;
    });
  }

  private async keep(tx: Transaction, arrivals: readonly Arrival[]): Promise<void> {
    const saved = new Map(
      (
        await saveCollected(
          tx,
          arrivals.map(({ held }) => held),
        )
      ).map(({ credential_id, is_new }) => [credential_id, is_new]),
    );
    const received = arrivals.filter(({ held }) => saved.get(held.credential_id));
    await insertActivity(
      tx,
      received.map(({ key, held, text }) =>
        this.sealing.activity(key, held.holder, 'received', displayCredential(text).name),
      ),
    );
    const claims = arrivals.flatMap(({ held }) => (saved.has(held.credential_id) ? claimOf(held) : []));
    await this.outbox.append(tx, claims);
  }

  /** Notes what is done with, and when to look for the rest again. */
  private async settle(
    tx: Transaction,
    rows: readonly CollectableRow[],
    obtained: readonly Obtained[],
  ): Promise<void> {
    const next = new Map(
      obtained.map(({ row, key, next: wanted }) => [row.credential_id, key ? wanted : 'keep']),
    );
    const idsWhere = (test: (wanted: string | undefined) => boolean) =>
      rows.map(({ credential_id }) => credential_id).filter((id) => test(next.get(id)));
    await markCollected(
      tx,
      idsWhere((wanted) => wanted === 'claim' || wanted === 'keep'),
    );
    await postpone(
      tx,
      idsWhere((wanted) => wanted === undefined || wanted === 'ask-again'),
      mostSeconds.unobtained,
    );
    await postpone(
      tx,
      idsWhere((wanted) => wanted === 'keep-and-ask-again'),
      mostSeconds.notYetValid,
    );
  }

  private arrivalOf(obtained: Obtained): Arrival[] {
    const { row, key, next, result, text, format, digest } = obtained;
    // An erased wallet collects nothing any more; what is undecided stays with the institution.
    if (!key || next === 'ask-again') return [];
    const now = this.clock.now();
    const held: HeldRow = {
      id: newId(),
      holder: row.holder,
      credential_id: row.credential_id,
      subject: row.subject,
      organisation_id: row.organisation_id,
      origin: 'institution',
      format,
      digest,
      sealed: this.sealing.seal(key, text, row.credential_id),
      outcome: result.outcome,
      checks: result.checks,
      valid_until: result.validUntil ? new Date(result.validUntil) : null,
      received_at: now,
      verified_at: new Date(result.verifiedAt),
      claimed_at: next === 'claim' ? now : null,
    };
    return [{ ...obtained, held, key }];
  }
}
