import { Injectable } from '@nestjs/common';
import type { Caller } from '@wellspring/auth';
import { personErased, refuse, type Refusal } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { isLastAdministrator } from '../domain/last-administrator.js';
import { eraseAccount, lockAccountById, membershipOf, membersOf } from '../storage/accounts.js';
import { destroyDataKey } from '../storage/data-keys.js';
import { deletePayloadsOfAccount } from '../storage/oidc-payloads.js';
import { lockOrganisation } from '../storage/organisations.js';
import { lastAdministrator } from './member-refusals.js';

/** A person leaves: the keys are destroyed, so nothing sealed under them is ever read again. */
@Injectable()
export class EraseAccount {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ kind, subject: accountId }: Pick<Caller, 'kind' | 'subject'>): Promise<void | Refusal> {
    if (kind === 'client') return refuse('IDENTITY_NO_ACCOUNT', 404, 'This token belongs to no person.');
    const now = this.clock.now();
    return this.database.transaction('worker', async (tx) => {
      if (await this.isLastAdministrator(tx, accountId)) return lastAdministrator();
      const account = await lockAccountById(tx, accountId);
      if (!account || account.erased_at) return undefined;
      await eraseAccount(tx, accountId, now);
      await deletePayloadsOfAccount(tx, accountId);
      if (!account.holder) return undefined;
      await destroyDataKey(tx, 'holder', account.holder, now);
      await this.outbox.append(tx, [
        fact(personErased, { holder: account.holder, erasedAt: now.toISOString() }),
      ]);
      return undefined;
    });
  }

  private async isLastAdministrator(tx: Transaction, accountId: string): Promise<boolean> {
    const membership = await membershipOf(tx, accountId);
    if (!membership) return false;
    await lockOrganisation(tx, membership.organisation_id);
    return isLastAdministrator(await membersOf(tx, membership.organisation_id), accountId);
  }
}
