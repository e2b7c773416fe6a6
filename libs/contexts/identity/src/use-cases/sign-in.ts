import { Injectable } from '@nestjs/common';
import { refuse, type LoginRequest, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { lockedUntil } from '../domain/lockout.js';
import { passwordFits } from '../domain/password.js';
import { accountByEmail, clearFailures, recordFailure } from '../storage/accounts.js';
import { PersonalData } from './personal-data.js';

/** Checks an address and a password; what is wrong is not told apart, and takes the same time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ email, password }: LoginRequest): Promise<{ accountId: string } | Refusal> {
    const hash = this.personalData.emailHash(email);
    const account = await this.database.transaction('worker', (tx) => accountByEmail(tx, hash));
    const fits = await passwordFits(password, account?.password);
    // Locks follow the machine's clock: a demonstration's date opens none.
    const now = new Date();
    if (account?.locked_until && account.locked_until > now) return locked();
    if (account && fits) {
      await this.database.transaction('worker', (tx) => clearFailures(tx, account.id));
      return { accountId: account.id };
    }
    if (account) {
      const until = lockedUntil(account.failures + 1, now);
      await this.database.transaction('worker', (tx) => recordFailure(tx, account.id, until));
    }
    return refuse('IDENTITY_SIGN_IN_REFUSED', 401, 'Address and password do not belong together.');
  }
}

function locked(): Refusal {
  return refuse(
    'IDENTITY_SIGN_IN_LOCKED',
    429,
    'Too many wrong passwords; wait a few minutes and try again.',
  );
}
