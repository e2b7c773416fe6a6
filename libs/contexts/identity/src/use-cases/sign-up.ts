import { Injectable } from '@nestjs/common';
import { refuse, type Refusal, type SignUpAnswer, type SignUpRequest } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { prepareAccount } from './create-account.js';
import { PersonalData } from './personal-data.js';

/** A learner makes an account and with it a wallet. */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(request: SignUpRequest): Promise<SignUpAnswer | Refusal> {
    const holder = newId();
    const account = await prepareAccount({ ...request, holder }, this.personalData, this.clock.now());
    const isNew = await this.database.transaction('worker', (tx) => account.store(tx));
    if (isNew) return { accountId: account.id, holder };
    return refuse('IDENTITY_EMAIL_TAKEN', 409, 'This address has an account; sign in with it.');
  }
}
