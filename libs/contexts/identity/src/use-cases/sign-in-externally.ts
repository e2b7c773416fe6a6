import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@wellspring/contracts';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import type { ExternalPerson } from '../oidc/external-provider.js';
import { accountByEmail, externalAccount, linkExternalAccount, membershipOf } from '../storage/accounts.js';
import { prepareAccount } from './create-account.js';
import { PersonalData } from './personal-data.js';

/** Whom an external provider vouches for: the account known by (issuer, subject), or a learner's new one. */
@Injectable()
export class SignInExternally {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(person: ExternalPerson): Promise<{ accountId: string } | Refusal> {
    // Without an address the person is found by issuer and subject alone.
    const email = person.email ?? `${randomBytes(12).toString('hex')}@no-address.invalid`;
    const account = await prepareAccount(
      {
        email,
        displayName: person.name ?? person.email ?? 'Learner',
        password: undefined,
        holder: newId(),
        locale: person.locale,
        timeZone: person.timeZone,
      },
      this.personalData,
      this.clock.now(),
    );
    return this.database.transaction('worker', async (tx) => {
      const known = await externalAccount(tx, person.issuer, person.subject);
      if (known) return { accountId: known };
      const isNew = await account.store(tx);
      const accountId = isNew ? account.id : await this.memberWith(tx, person);
      if (!accountId) return addressTaken();
      await linkExternalAccount(tx, person.issuer, person.subject, accountId);
      return { accountId };
    });
  }

  /**
   * A member whom an administrator made may come in with a verified address. A learner's own account may
   * not: whoever signed up with another's address first would share it.
   */
  private async memberWith(tx: Transaction, person: ExternalPerson): Promise<string | undefined> {
    if (!person.email || !person.emailIsVerified) return undefined;
    const account = await accountByEmail(tx, this.personalData.emailHash(person.email));
    return account && (await membershipOf(tx, account.id)) ? account.id : undefined;
  }
}

function addressTaken(): Refusal {
  return refuse(
    'IDENTITY_EMAIL_TAKEN',
    409,
    'This address has an account with a password; sign in with that.',
  );
}
