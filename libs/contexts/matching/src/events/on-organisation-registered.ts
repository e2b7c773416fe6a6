import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { organisationRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { saveOrganisation } from '../storage/facts.js';

/** Keeps the names that learners read. */
@Controller()
export class OnOrganisationRegistered {
  @OnEvent('matching', organisationRegistered)
  async handle(
    @Payload() event: EventOf<typeof organisationRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await saveOrganisation(delivery.tx, event.data);
  }
}
