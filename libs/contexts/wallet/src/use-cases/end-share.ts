import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { endShare } from '../storage/shares.js';

/** A holder ends a link at once; again is no harm. */
@Injectable()
export class EndShare {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async execute(holder: string, id: string): Promise<void | Refusal> {
    const key = await this.sealing.keyOf(holder);
    return this.database.transaction({ holder }, async (tx) => {
      const ended = await endShare(tx, holder, id, this.clock.now());
      if (ended === undefined)
        return refuse('WALLET_UNKNOWN_SHARE', 404, 'Your wallet has made no share with this id.');
      if (ended) await insertActivity(tx, [this.sealing.activity(key, holder, 'unshared', 'a link')]);
      return undefined;
    });
  }
}
