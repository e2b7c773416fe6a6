import { Injectable } from '@nestjs/common';
import type { Me, OrganisationKind, Scope } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { scopesOfMember } from '../domain/granted-scopes.js';
import { accountById, membershipOf } from '../storage/accounts.js';
import { clientById } from '../storage/clients.js';
import { organisationById } from '../storage/organisations.js';
import { PersonalData } from './personal-data.js';

/** What a token may say of its subject. */
export interface Subject {
  readonly scopes: readonly Scope[];
  readonly claims: Readonly<Record<string, string>>;
}

/** Finds out who somebody is, for tokens and for themselves. */
@Injectable()
export class FindSubject {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  /** A person's own view; undefined when the account is gone. */
  async account(accountId: string): Promise<Me | undefined> {
    return this.database.transaction('worker', async (tx) => {
      const account = await accountById(tx, accountId);
      const personal = account && (await this.personalData.open(account));
      if (!personal) return undefined;
      const membership = await membershipOf(tx, accountId);
      const organisation = membership && {
        id: membership.organisation_id,
        name: membership.name,
        kind: membership.kind,
        roles: membership.roles,
      };
      return {
        accountId,
        ...personal,
        locale: account.locale,
        timeZone: account.time_zone,
        holder: account.holder,
        organisation: organisation ?? null,
      };
    });
  }

  async ofAccount(accountId: string): Promise<Subject | undefined> {
    const found = await this.account(accountId);
    if (!found) return undefined;
    const { organisation, holder } = found;
    return {
      scopes: scopesOfMember(organisation?.roles ?? [], holder !== null),
      claims: { ...(organisation && organisationClaims(organisation)), ...(holder && { holder }) },
    };
  }

  async ofClient(clientId: string): Promise<Subject | undefined> {
    return this.database.transaction('worker', async (tx) => {
      const client = await clientById(tx, clientId);
      const organisation = client && (await organisationById(tx, client.organisation_id));
      return organisation && { scopes: client.scopes, claims: organisationClaims(organisation) };
    });
  }
}

function organisationClaims({ id, name, kind }: { id: string; name: string; kind: OrganisationKind }) {
  return { organisation: id, organisation_name: name, organisation_kind: kind };
}
