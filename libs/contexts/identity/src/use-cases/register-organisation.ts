import { Injectable } from '@nestjs/common';
import {
  organisationRegistered,
  rolesByKind,
  type Organisation,
  type Refusal,
  type RegisteredOrganisation,
  type RegisterOrganisationRequest,
} from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { randomPassword } from '../domain/password.js';
import { accountByEmail, saveMembership } from '../storage/accounts.js';
import { insertOrganisation, organisationBySlug } from '../storage/organisations.js';
import { prepareAccount } from './create-account.js';
import { PersonalData } from './personal-data.js';

/** An organisation joins, with the administrator who does everything in it at first. Again is no harm. */
@Injectable()
export class RegisterOrganisation {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(request: RegisterOrganisationRequest): Promise<RegisteredOrganisation | Refusal> {
    const { administrator } = request;
    const known = await this.database.transaction('worker', (tx) => organisationBySlug(tx, request.slug));
    if (known) return known;
    const password = administrator.password ?? randomPassword();
    const account = await prepareAccount(
      { ...administrator, password, holder: null },
      this.personalData,
      this.clock.now(),
    );
    return this.database.transaction('worker', async (tx) => {
      const organisation = await this.register(tx, request);
      if (!organisation) return (await organisationBySlug(tx, request.slug)) as Organisation;
      const isNew = await account.store(tx);
      const accountId = isNew
        ? account.id
        : (await accountByEmail(tx, this.personalData.emailHash(administrator.email)))?.id;
      if (accountId) await saveMembership(tx, accountId, organisation.id, rolesByKind[request.kind]);
      const shown = isNew && administrator.password === undefined;
      return { ...organisation, ...(shown && { initialPassword: password }) };
    });
  }

  /** Stores the organisation and tells everybody; undefined when another was first. */
  async register(
    tx: Transaction,
    { slug, name, kind }: Pick<Organisation, 'slug' | 'name' | 'kind'>,
  ): Promise<Organisation | undefined> {
    const organisation = { id: newId(), slug, name, kind };
    const now = this.clock.now();
    if (!(await insertOrganisation(tx, organisation, now))) return undefined;
    const data = { organisationId: organisation.id, slug, name, kind, registeredAt: now.toISOString() };
    await this.outbox.append(tx, [fact(organisationRegistered, data)]);
    return organisation;
  }
}
