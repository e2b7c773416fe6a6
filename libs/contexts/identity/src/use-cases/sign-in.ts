import { Injectable } from '@nestjs/common';
import { refuse, type LoginRequest, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { SharedCache } from '@wellspring/platform';
import { lockedUntil } from '../domain/lockout.js';
import { passwordFits } from '../domain/password.js';
import { clearFailures, lockAccountByEmail, recordAttempt, type AccountRow } from '../storage/accounts.js';
import { PersonalData } from './personal-data.js';

const windowSeconds = 600;
const failuresPerAddress = 100;

/** Checks an address and a password; what is wrong is not told apart, and takes the same time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly cache: SharedCache,
  ) {}

  async execute(
    { email, password }: LoginRequest,
    address: string,
  ): Promise<{ accountId: string } | Refusal> {
    const failures = `identity:sign-in-failures:${address}`;
    if (Number((await this.cache.get(failures)) ?? 0) >= failuresPerAddress) return limited();
    const account = await this.countAttempt(email);
    const fits = await passwordFits(password, account?.password);
    if (account && fits) {
      await this.database.transaction('worker', (tx) => clearFailures(tx, account.id));
      return { accountId: account.id };
    }
    await this.cache.increment(failures, windowSeconds);
    return refused();
  }

  /**
   * The account of an address, with this attempt counted as failed: many at once cannot outrun the lock.
   * Undefined where there is none, and where it is locked.
   */
  private async countAttempt(email: string): Promise<AccountRow | undefined> {
    const hash = this.personalData.emailHash(email);
    return this.database.transaction('worker', async (tx) => {
      const account = await lockAccountByEmail(tx, hash);
      // Locks follow the machine's clock: a demonstration's date opens none.
      const now = new Date();
      if (!account || (account.locked_until && account.locked_until > now)) return undefined;
      await recordAttempt(tx, account.id, lockedUntil(account.failures + 1, now));
      return account;
    });
  }
}

/** One answer for a wrong password, an unknown address and a locked account: none tells who has an account. */
function refused(): Refusal {
  return refuse(
    'IDENTITY_SIGN_IN_REFUSED',
    401,
    'Address and password do not belong together. After many wrong ones an account stays closed for a few minutes.',
  );
}

function limited(): Refusal {
  const detail = 'Too many failed sign-ins from here; wait ten minutes and try again.';
  return refuse('IDENTITY_SIGN_INS_LIMITED', 429, detail);
}
