import { Injectable } from '@nestjs/common';
import { refuse, type Refusal, type SignUpAnswer, type SignUpRequest } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock, SharedCache } from '@wellspring/platform';
import { passwordRefusal, prepareAccount } from './create-account.js';
import { PersonalData } from './personal-data.js';

const hour = 3600;
/** A campus behind one address signs up a class at a time; a script that makes accounts is slower for it. */
const perAddressAndHour = 1000;

/** A learner makes an account and with it a wallet. */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    private readonly cache: SharedCache,
  ) {}

  async execute(request: SignUpRequest, address: string): Promise<SignUpAnswer | Refusal> {
    const refusal = passwordRefusal(request);
    if (refusal) return refusal;
    if ((await this.cache.increment(`identity:sign-up:${address}`, hour)) > perAddressAndHour) {
      return refuse(
        'IDENTITY_SIGN_UPS_LIMITED',
        429,
        'Too many sign-ups from this address; try again later.',
      );
    }
    const holder = newId();
    const account = await prepareAccount({ ...request, holder }, this.personalData, this.clock.now());
    const isNew = await this.database.transaction('worker', (tx) => account.store(tx));
    if (isNew) return { accountId: account.id, holder };
    return refuse('IDENTITY_EMAIL_TAKEN', 409, 'This address has an account; sign in with it.');
  }
}
