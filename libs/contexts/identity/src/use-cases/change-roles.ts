import { Injectable } from '@nestjs/common';
import type { Member, Organisation, Refusal, Role } from '@wellspring/contracts';
import { Database, type Transaction } from '@wellspring/persistence';
import { isLastAdministrator } from '../domain/last-administrator.js';
import { membersOf, saveMembership } from '../storage/accounts.js';
import { lockOrganisation } from '../storage/organisations.js';
import { memberOf } from './list-members.js';
import { lastAdministrator, memberUnknown, organisationGone, rolesRefusal } from './member-refusals.js';
import { PersonalData } from './personal-data.js';

/** Gives a member other roles. Their tokens follow at the next refresh. */
@Injectable()
export class ChangeRoles {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  execute(organisationId: string, accountId: string, roles: readonly Role[]): Promise<Member | Refusal> {
    return this.database.transaction('worker', async (tx) => {
      const organisation = await lockOrganisation(tx, organisationId);
      return organisation ? this.change(tx, organisation, accountId, roles) : organisationGone();
    });
  }

  /** The change, in a transaction that holds the organisation. */
  async change(
    tx: Transaction,
    { id, kind }: Organisation,
    accountId: string,
    roles: readonly Role[],
  ): Promise<Member | Refusal> {
    const refusal = rolesRefusal(kind, roles);
    if (refusal) return refusal;
    const members = await membersOf(tx, id);
    const known = members.find((each) => each.id === accountId);
    if (!known) return memberUnknown();
    if (!roles.includes('administrator') && isLastAdministrator(members, accountId))
      return lastAdministrator();
    await saveMembership(tx, accountId, id, roles);
    return memberOf({ ...known, roles: [...roles] }, this.personalData);
  }
}
