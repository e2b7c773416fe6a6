import { Body, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InternalRoute } from '@wellspring/auth';
import { fetchCredentials, redeemClaimToken } from '@wellspring/contracts';
import type { z } from 'zod';
import { ReadCredentials } from '../use-cases/read-credentials.js';
import { RedeemClaimToken } from '../use-cases/redeem-claim-token.js';

/** What the wallet asks of the issuer. */
@ApiExcludeController()
@Controller()
export class InternalController {
  constructor(
    private readonly reading: ReadCredentials,
    private readonly redemption: RedeemClaimToken,
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
  redeem(
    @Body({ schema: redeemClaimToken.request }) { token, holder }: z.infer<typeof redeemClaimToken.request>,
  ): Promise<z.infer<typeof redeemClaimToken.response>> {
    return this.redemption.execute(token, holder);
  }
}
