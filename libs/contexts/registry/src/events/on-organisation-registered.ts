import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { organisationRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { rememberOrganisation } from '../storage/organisations.js';

/** Keeps the names of organisations, to show whose a framework is. */
@Controller()
export class OnOrganisationRegistered {
  @OnEvent('registry', organisationRegistered)
  async handle(
    @Payload() event: EventOf<typeof organisationRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await rememberOrganisation(delivery.tx, event.data);
  }
}
