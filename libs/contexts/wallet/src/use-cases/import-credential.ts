import { Injectable } from '@nestjs/common';
import {
  refuse,
  type HeldCredentialDetail,
  type Refusal,
  type VerificationResult,
} from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, InternalPorts } from '@wellspring/platform';
import { decideImport } from '../domain/decide-import.js';
import { displayCredential } from '../domain/display-credential.js';
import { readImport, type ReadImport } from '../domain/read-import.js';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import {
  heldByIds,
  lockHeld,
  lockIdentifier,
  saveImported,
  type HeldRow,
} from '../storage/held-credentials.js';
import { claimOf } from './claim-of.js';
import { heldDetailMessage } from './held-message.js';
import { recheck } from './recheck.js';
import { verifyOne } from './verify-one.js';

/** Takes in a credential from elsewhere; one that does not verify is kept apart, with the reasons. */
@Injectable()
export class ImportCredential {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async execute(holder: string, given: string): Promise<HeldCredentialDetail | Refusal> {
    const read = readImport(given);
    if ('refused' in read) return read;
    const { text } = read;
    const key = await this.sealing.keyOf(holder);
    const result = await verifyOne(this.ports, holder, text);
    return this.database.transaction({ holder }, async (tx) => {
      await lockIdentifier(tx, holder, result.credentialId);
      const refused = await this.keep(tx, key, this.rowOf(holder, key, read, result), result);
      if (refused) return refused;
      const [row] = await heldByIds(tx, holder, [result.credentialId]);
      if (!row) throw new Error('A credential that was just kept is not there.');
      return heldDetailMessage({ row, text: this.sealing.open(key, row.sealed, row.credential_id) });
    });
  }

  private async keep(
    tx: Transaction,
    key: Buffer,
    row: HeldRow,
    result: VerificationResult,
  ): Promise<Refusal | undefined> {
    const held = await lockHeld(tx, row.holder, row.credential_id);
    const decision = decideImport(held, row.digest);
    if (decision === 'conflict') {
      return refuse(
        'WALLET_OTHER_CREDENTIAL_HELD',
        409,
        'Your wallet holds another credential with this identifier.',
      );
    }
    if (held && decision === 'recheck') {
      if (result.decided) await recheck(tx, this.outbox, held, result, row.received_at);
      return undefined;
    }
    // A delivery of the institution's that was stored meanwhile is there now: decide again.
    if (!(await saveImported(tx, row))) return this.keep(tx, key, row, result);
    await this.outbox.append(tx, claimOf(row));
    const text = this.sealing.open(key, row.sealed, row.credential_id);
    const { name } = displayCredential(text);
    await insertActivity(tx, [this.sealing.activity(key, row.holder, 'received', name)]);
    return undefined;
  }

  private rowOf(holder: string, key: Buffer, read: ReadImport, result: VerificationResult): HeldRow {
    const now = this.clock.now();
    return {
      id: newId(),
      holder,
      credential_id: result.credentialId,
      subject: null,
      organisation_id: null,
      origin: 'import',
      format: read.format,
      digest: result.digest,
      sealed: this.sealing.seal(key, read.text, result.credentialId),
      outcome: result.outcome,
      checks: result.checks,
      valid_until: result.validUntil ? new Date(result.validUntil) : null,
      received_at: now,
      verified_at: new Date(result.verifiedAt),
      claimed_at: result.outcome === 'verified' ? now : null,
    };
  }
}
