import { Injectable } from '@nestjs/common';
import type { Member } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { membersOf, type MemberRow } from '../storage/accounts.js';
import { PersonalData } from './personal-data.js';

/** Who belongs to an organisation. */
@Injectable()
export class ListMembers {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  async execute(organisationId: string): Promise<Member[]> {
    const rows = await this.database.transaction('worker', (tx) => membersOf(tx, organisationId));
    return Promise.all(rows.map((row) => memberOf(row, this.personalData)));
  }
}

/** A member as administrators see them. */
export async function memberOf(row: MemberRow, personalData: PersonalData): Promise<Member> {
  const personal = await personalData.open(row);
  return {
    accountId: row.id,
    email: personal?.email ?? '',
    displayName: personal?.displayName ?? '',
    roles: row.roles,
  };
}
