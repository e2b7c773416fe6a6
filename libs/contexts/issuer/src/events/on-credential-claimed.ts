import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialClaimed } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { markClaimed } from '../storage/credentials.js';

/** The institution sees which of its credentials reached their holders. */
@Controller()
export class OnCredentialClaimed {
  @OnEvent('issuer', credentialClaimed)
  async handle(
    @Payload() { data }: EventOf<typeof credentialClaimed>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await markClaimed(delivery.tx, data.credentialId, data.claimedAt);
  }
}
