import { Body, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InternalRoute } from '@wellspring/auth';
import { fetchCredentials, redeemClaimToken } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import type { z } from 'zod';
import { credentialIdsOfRecipient } from '../storage/credentials.js';
import { connectRecipient } from '../storage/recipients.js';
import { ReadCredentials } from '../use-cases/read-credentials.js';
import { Recipients } from '../use-cases/recipients.js';

/** What the wallet asks of the issuer. */
@ApiExcludeController()
@Controller()
export class InternalController {
  constructor(
    private readonly database: Database,
    private readonly reading: ReadCredentials,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  @InternalRoute(fetchCredentials)
  async fetch(
    @Body({ schema: fetchCredentials.request }) body: z.infer<typeof fetchCredentials.request>,
  ): Promise<z.infer<typeof fetchCredentials.response>> {
    const found = await this.reading.byIds(body.ids);
    return {
      credentials: found.map(({ id, recipient_id, organisation_id, format, digest, text }) => ({
        credentialId: id,
        subject: recipient_id,
        organisationId: organisation_id,
        format,
        digest,
        text,
      })),
    };
  }

  @InternalRoute(redeemClaimToken)
  async redeem(
    @Body({ schema: redeemClaimToken.request }) { token, holder }: z.infer<typeof redeemClaimToken.request>,
  ): Promise<z.infer<typeof redeemClaimToken.response>> {
    const recipientId = this.recipients.recipientOf(token);
    if (!recipientId) return { outcome: 'unknown' };
    return this.database.transaction('worker', async (tx) => {
      const bound = await connectRecipient(tx, recipientId, holder, this.clock.now());
      if (!bound) return { outcome: 'unknown' };
      if (bound.holder !== holder) return { outcome: 'taken' };
      const credentialIds = await credentialIdsOfRecipient(tx, recipientId);
      return {
        outcome: 'redeemed',
        subject: recipientId,
        organisationId: bound.organisation_id,
        credentialIds,
      };
    });
  }
}
