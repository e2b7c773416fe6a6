import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialRevoked } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { saveRevocation } from '../storage/revocations.js';

/** The holder sees that a credential was taken back, and why. */
@Controller()
export class OnCredentialRevoked {
  @OnEvent('wallet', credentialRevoked)
  async handle(
    @Payload() { data }: EventOf<typeof credentialRevoked>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await saveRevocation(delivery.tx, data);
  }
}
