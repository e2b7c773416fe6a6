import { Injectable } from '@nestjs/common';
import { type HeldCredentialDetail, type Refusal } from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock, InternalPorts } from '@wellspring/platform';
import { displayCredential } from '../domain/display-credential.js';
import { cannotVerifyNow, unknownCredentials } from '../domain/refusals.js';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { heldByIds, lockHeld } from '../storage/held-credentials.js';
import { heldDetailMessage } from './held-message.js';
import { recheck } from './recheck.js';
import { verifyOne } from './verify-one.js';

/** A holder has a credential checked again, at this moment. */
@Injectable()
export class VerifyHeldCredential {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async execute(holder: string, id: string): Promise<HeldCredentialDetail | Refusal> {
    const key = await this.sealing.keyOf(holder);
    const [held] = await this.database.transaction({ holder }, (tx) => heldByIds(tx, holder, [id]));
    if (!held) return unknownCredentials([id]);
    const text = this.sealing.open(key, held.sealed, id);
    const result = await verifyOne(this.ports, holder, text);
    if (!result.decided) return cannotVerifyNow();
    return this.database.transaction({ holder }, async (tx) => {
      const locked = await lockHeld(tx, holder, id);
      // Another document may have taken its place while this one was checked.
      if (locked?.digest === result.digest) {
        await recheck(tx, this.outbox, locked, result, this.clock.now());
        const { name } = displayCredential(text);
        await insertActivity(tx, [this.sealing.activity(key, holder, 'verified', name)]);
      }
      const [row] = await heldByIds(tx, holder, [id]);
      if (!row) return unknownCredentials([id]);
      return heldDetailMessage({ row, text: this.sealing.open(key, row.sealed, id) });
    });
  }
}
