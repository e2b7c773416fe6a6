import { Injectable } from '@nestjs/common';
import {
  organisationRegistered,
  refuse,
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
import { saveMembership } from '../storage/accounts.js';
import { insertOrganisation, lockSlug, organisationBySlug } from '../storage/organisations.js';
import { accountElsewhere, passwordRefusal, prepareAccount } from './create-account.js';
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
    if (known) return sameKind(known, request);
    const refusal = passwordRefusal(administrator);
    if (refusal) return refusal;
    const password = administrator.password ?? randomPassword();
    const account = await prepareAccount(
      { ...administrator, password, holder: null },
      this.personalData,
      this.clock.now(),
    );
    return this.database.transaction('worker', async (tx) => {
      const other = await lockSlug(tx, request.slug);
      if (other) return sameKind(other, request);
      if (!(await account.store(tx))) return accountElsewhere();
      const organisation = await this.register(tx, request);
      await saveMembership(tx, account.id, organisation.id, rolesByKind[request.kind]);
      return { ...organisation, ...(administrator.password === undefined && { initialPassword: password }) };
    });
  }

  /** Stores an organisation, whose slug is locked, and tells everybody. */
  async register(
    tx: Transaction,
    { slug, name, kind }: Pick<Organisation, 'slug' | 'name' | 'kind'>,
  ): Promise<Organisation> {
    const organisation = { id: newId(), slug, name, kind };
    const now = this.clock.now();
    await insertOrganisation(tx, organisation, now);
    const data = { organisationId: organisation.id, slug, name, kind, registeredAt: now.toISOString() };
    await this.outbox.append(tx, [fact(organisationRegistered, data)]);
    return organisation;
  }
}

/** The organisation that has the slug, unless it is another kind than the one that was meant. */
function sameKind(known: Organisation, { slug, kind }: RegisterOrganisationRequest): Organisation | Refusal {
  if (known.kind === kind) return known;
  return refuse('IDENTITY_SLUG_TAKEN', 409, `The slug ${slug} belongs to an organisation of another kind.`);
}
