import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { organisationRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { saveOrganisation } from '../storage/organisations.js';

/** Keeps names. */
@Controller()
export class OnOrganisationRegistered {
  @OnEvent('wallet', organisationRegistered)
  async handle(
    @Payload() { data }: EventOf<typeof organisationRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await saveOrganisation(delivery.tx, data);
  }
}
