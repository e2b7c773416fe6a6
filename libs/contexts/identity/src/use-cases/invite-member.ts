import { Injectable } from '@nestjs/common';
import type { InvitedMember, InviteMemberRequest, Refusal } from '@wellspring/contracts';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { randomPassword } from '../domain/password.js';
import { accountByEmail, membershipOf, saveMembership } from '../storage/accounts.js';
import { lockOrganisation } from '../storage/organisations.js';
import { ChangeRoles } from './change-roles.js';
import { accountElsewhere, passwordRefusal, prepareAccount } from './create-account.js';
import { organisationGone, rolesRefusal } from './member-refusals.js';
import { PersonalData } from './personal-data.js';

/** Makes somebody a member of an organisation; who is one already gets the roles. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    private readonly roles: ChangeRoles,
  ) {}

  async execute(organisationId: string, request: InviteMemberRequest): Promise<InvitedMember | Refusal> {
    const { email, displayName, roles } = request;
    const refusal = passwordRefusal(request);
    if (refusal) return refusal;
    const password = request.password ?? randomPassword();
    const account = await prepareAccount(
      { email, displayName, password, holder: null },
      this.personalData,
      this.clock.now(),
    );
    return this.database.transaction('worker', async (tx) => {
      const organisation = await lockOrganisation(tx, organisationId);
      if (!organisation) return organisationGone();
      const refused = rolesRefusal(organisation.kind, roles);
      if (refused) return refused;
      if (!(await account.store(tx))) {
        const known = await this.memberWith(tx, organisationId, email);
        return known ? this.roles.change(tx, organisation, known, roles) : accountElsewhere();
      }
      await saveMembership(tx, account.id, organisationId, roles);
      const shown = request.password === undefined && { initialPassword: password };
      return { accountId: account.id, email, displayName, roles, ...shown };
    });
  }

  /** The account of an address, where it is a member already; nobody is put into an organisation unasked. */
  private async memberWith(
    tx: Transaction,
    organisationId: string,
    email: string,
  ): Promise<string | undefined> {
    const account = await accountByEmail(tx, this.personalData.emailHash(email));
    const membership = account && (await membershipOf(tx, account.id));
    return membership?.organisation_id === organisationId ? account?.id : undefined;
  }
}
