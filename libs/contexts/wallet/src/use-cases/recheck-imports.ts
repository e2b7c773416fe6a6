import { Injectable } from '@nestjs/common';
import type { VerificationResult } from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock, InternalPorts } from '@wellspring/platform';
import { Sealing } from '../sealing/sealing.js';
import { importDue, lookAgainAt, type HeldRow } from '../storage/held-credentials.js';
import { recheck } from './recheck.js';
import { verifyOne } from './verify-one.js';

const hour = 3600 * 1000;
/** How long what was found stands: a day when something was decided, an hour when nobody could be reached. */
const stands = { decided: 24 * hour, undecided: hour } as const;

/**
 * Checks credentials from elsewhere again, day by day: no event tells of what their issuers take back, or of
 * whom an operator has come to distrust. One at a time, so that one which breaks its verifier holds up no other.
 */
@Injectable()
export class RecheckImports {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Checks the one that waited longest; answers whether there may be more. */
  async execute(): Promise<boolean> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - stands.decided);
    const done = await this.database.transaction('worker', async (tx) => {
      const row = await importDue(tx, now, since);
      if (!row) return undefined;
      const [result, failure] = await this.check(row).then(
        (checked) => [checked] as const,
        (error: unknown) => [undefined, error] as const,
      );
      if (result?.decided) await recheck(tx, this.outbox, row, result, now);
      const pause = result?.decided ? stands.decided : stands.undecided;
      await lookAgainAt(tx, row, new Date(now.getTime() + pause));
      return { failure };
    });
    if (done?.failure) throw done.failure;
    return done !== undefined;
  }

  /** Undefined when the wallet was erased. */
  private async check(row: HeldRow): Promise<VerificationResult | undefined> {
    const { holder } = row;
    const key = (await this.sealing.keysOf([holder])).get(holder);
    if (!key) return undefined;
    const text = this.sealing.open(key, row.sealed, row.credential_id);
    return verifyOne(this.ports, holder, text);
  }
}
