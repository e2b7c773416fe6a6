import { Injectable } from '@nestjs/common';
import {
  refuse,
  type InvitedMember,
  type InviteMemberRequest,
  type Member,
  type Refusal,
} from '@wellspring/contracts';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { foreignRoles } from '../domain/granted-scopes.js';
import { randomPassword } from '../domain/password.js';
import { accountByEmail, membershipOf, membersOf, saveMembership } from '../storage/accounts.js';
import { organisationById } from '../storage/organisations.js';
import { accountElsewhere, passwordRefusal, prepareAccount } from './create-account.js';
import { PersonalData } from './personal-data.js';

/** Members of an organisation and their roles. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(organisationId: string, request: InviteMemberRequest): Promise<InvitedMember | Refusal> {
    const refusal = passwordRefusal(request);
    if (refusal) return refusal;
    const password = request.password ?? randomPassword();
    const account = await prepareAccount(
      { ...request, password, holder: null },
      this.personalData,
      this.clock.now(),
    );
    return this.database.transaction('worker', async (tx) => {
      const organisation = await organisationById(tx, organisationId);
      if (!organisation)
        return refuse('IDENTITY_ORGANISATION_UNKNOWN', 404, 'The organisation of this token is gone.');
      const foreign = foreignRoles(organisation.kind, request.roles);
      if (foreign.length > 0) {
        const detail = `An organisation of the kind ${organisation.kind} has no role ${foreign.join(', ')}.`;
        return refuse('IDENTITY_ROLE_NOT_YOURS', 422, detail);
      }
      const isNew = await account.store(tx);
      const accountId = isNew ? account.id : await this.memberOf(tx, organisationId, request.email);
      if (!accountId) return accountElsewhere();
      await saveMembership(tx, accountId, organisationId, request.roles);
      const shown = isNew && request.password === undefined;
      return {
        accountId,
        email: request.email,
        displayName: request.displayName,
        roles: request.roles,
        ...(shown && { initialPassword: password }),
      };
    });
  }

  /** The account of an address, where it is a member already; nobody is put into an organisation unasked. */
  private async memberOf(
    tx: Transaction,
    organisationId: string,
    email: string,
  ): Promise<string | undefined> {
    const account = await accountByEmail(tx, this.personalData.emailHash(email));
    const membership = account && (await membershipOf(tx, account.id));
    return membership?.organisation_id === organisationId ? account?.id : undefined;
  }

  async list(organisationId: string): Promise<Member[]> {
    const rows = await this.database.transaction('worker', (tx) => membersOf(tx, organisationId));
    const members = rows.map(async (row) => {
      const personal = await this.personalData.open(row);
      return {
        accountId: row.id,
        email: personal?.email ?? '',
        displayName: personal?.displayName ?? '',
        roles: row.roles,
      };
    });
    return Promise.all(members);
  }
}
