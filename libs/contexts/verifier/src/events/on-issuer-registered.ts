import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { issuerRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { trustInstallation } from '../storage/trust.js';

/** An institution of this installation is trusted to issue. */
@Controller()
export class OnIssuerRegistered {
  @OnEvent('verifier', issuerRegistered)
  async handle(
    @Payload() { data }: EventOf<typeof issuerRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    const { dids, name, organisationId, registeredAt: at } = data;
    await trustInstallation(delivery.tx, { dids, name, organisationId, at });
  }
}
