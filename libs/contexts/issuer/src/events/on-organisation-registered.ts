import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { organisationRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { ProfileWorker } from '../background/profile-worker.js';

/** Keeps names; an institution that is new waits for its keys. */
@Controller()
export class OnOrganisationRegistered {
  constructor(private readonly worker: ProfileWorker) {}

  @OnEvent('issuer', organisationRegistered)
  async handle(
    @Payload() { data }: EventOf<typeof organisationRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await delivery.tx.query(
      `insert into issuer.organisation (id, slug, name, kind) values ($1, $2, $3, $4)
       on conflict (id) do update set name = excluded.name`,
      [data.organisationId, data.slug, data.name, data.kind],
    );
    if (data.kind !== 'institution') return;
    await delivery.tx.query(
      `insert into issuer.pending_profile (organisation_id)
       select $1 where not exists (select 1 from issuer.profile where organisation_id = $1) on conflict do nothing`,
      [data.organisationId],
    );
    delivery.afterCommit(() => this.worker.wake());
  }
}
