import { Injectable } from '@nestjs/common';
import type { redeemClaimToken } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import type { z } from 'zod';
import { credentialIdsOfRecipient } from '../storage/credentials.js';
import { connectRecipient } from '../storage/recipients.js';
import { Recipients } from './recipients.js';

/** Connects a recipient with the wallet of whoever brings the claim link: the first one, for good. */
@Injectable()
export class RedeemClaimToken {
  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  async execute(token: string, holder: string): Promise<z.infer<typeof redeemClaimToken.response>> {
    const recipientId = this.recipients.recipientOf(token);
    if (!recipientId) return { outcome: 'unknown' };
    return this.database.transaction('worker', async (tx) => {
      const bound = await connectRecipient(tx, recipientId, holder, this.clock.now());
      if (!bound) return { outcome: 'unknown' };
      if (bound.holder !== holder) return { outcome: 'taken' };
      const credentialIds = await credentialIdsOfRecipient(tx, recipientId);
      const { organisation_id: organisationId } = bound;
      return { outcome: 'redeemed', subject: recipientId, organisationId, credentialIds };
    });
  }
}
