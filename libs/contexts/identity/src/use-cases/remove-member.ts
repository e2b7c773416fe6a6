import { Injectable } from '@nestjs/common';
import type { Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { isLastAdministrator } from '../domain/last-administrator.js';
import { eraseAccount, membersOf } from '../storage/accounts.js';
import { deletePayloadsOfAccount } from '../storage/oidc-payloads.js';
import { lockOrganisation } from '../storage/organisations.js';
import { lastAdministrator, memberUnknown, organisationGone } from './member-refusals.js';

/**
 * A member leaves. The account was made for the organisation and goes with it: its first password was the
 * administrator's to know, so nobody else may take it over.
 */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(organisationId: string, accountId: string): Promise<void | Refusal> {
    return this.database.transaction('worker', async (tx) => {
      if (!(await lockOrganisation(tx, organisationId))) return organisationGone();
      const members = await membersOf(tx, organisationId);
      if (!members.some(({ id }) => id === accountId)) return memberUnknown();
      if (isLastAdministrator(members, accountId)) return lastAdministrator();
      await eraseAccount(tx, accountId, this.clock.now());
      await deletePayloadsOfAccount(tx, accountId);
      return undefined;
    });
  }
}
