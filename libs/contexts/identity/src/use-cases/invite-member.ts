import { Injectable } from '@nestjs/common';
import {
  refuse,
  type InvitedMember,
  type InviteMemberRequest,
  type Member,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { foreignRoles } from '../domain/granted-scopes.js';
import { randomPassword } from '../domain/password.js';
import { accountByEmail, membersOf, saveMembership } from '../storage/accounts.js';
import { organisationById } from '../storage/organisations.js';
import { prepareAccount } from './create-account.js';
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
      const known = isNew ? undefined : await accountByEmail(tx, this.personalData.emailHash(request.email));
      const accountId = known?.id ?? account.id;
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
