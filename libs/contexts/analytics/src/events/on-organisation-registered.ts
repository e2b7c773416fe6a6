import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { organisationRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { rememberOrganisation } from '../storage/organisations.js';

/** Keeps the public names of organisations, for figures by organisation. */
@Controller()
export class OnOrganisationRegistered {
  @OnEvent('analytics', organisationRegistered)
  async handle(
    @Payload() { data }: EventOf<typeof organisationRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    const { organisationId: id, name, kind } = data;
    await rememberOrganisation(delivery.tx, { id, name, kind });
  }
}
