import { Injectable } from '@nestjs/common';
import { personErased } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { accountById, eraseAccount } from '../storage/accounts.js';
import { destroyDataKey } from '../storage/data-keys.js';

/** A person leaves: the keys are destroyed, so nothing sealed under them is ever read again. */
@Injectable()
export class EraseAccount {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(accountId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction('worker', async (tx) => {
      const account = await accountById(tx, accountId);
      if (!account || account.erased_at) return;
      await eraseAccount(tx, accountId, now);
      if (!account.holder) return;
      await destroyDataKey(tx, 'holder', account.holder, now);
      await this.outbox.append(tx, [
        fact(personErased, { holder: account.holder, erasedAt: now.toISOString() }),
      ]);
    });
  }
}
