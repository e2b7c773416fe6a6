import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { organisationRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';

/** Keeps names. */
@Controller()
export class OnOrganisationRegistered {
  @OnEvent('analytics', organisationRegistered)
  async handle(
    @Payload() { data }: EventOf<typeof organisationRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await delivery.tx.query(
      `insert into analytics.organisation (id, name, kind) values ($1, $2, $3)
       on conflict (id) do update set name = excluded.name`,
      [data.organisationId, data.name, data.kind],
    );
  }
}
