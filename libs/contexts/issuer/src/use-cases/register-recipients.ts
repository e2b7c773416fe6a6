import { Injectable } from '@nestjs/common';
import type { Refusal, RegisteredRecipients } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { notReady } from '../domain/refusals.js';
import { isInstitution } from '../storage/profiles.js';
import { Recipients, type Person } from './recipients.js';

/** Makes people known to an institution before it awards them; again answers the same claim links. */
@Injectable()
export class RegisterRecipients {
  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
  ) {}

  async execute(organisationId: string, people: readonly Person[]): Promise<RegisteredRecipients | Refusal> {
    const isKnown = await this.database.transaction({ organisation: organisationId }, (tx) =>
      isInstitution(tx, organisationId),
    );
    if (!isKnown) return notReady();
    return {
      recipients: await this.recipients.messages(await this.recipients.ensure(organisationId, people)),
    };
  }
}
