import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { organisationRegistered } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { ProfileWorker } from '../background/profile-worker.js';
import { awaitProfile, saveOrganisation } from '../storage/profiles.js';

/** Keeps names; an institution that is new waits for its keys. */
@Controller()
export class OnOrganisationRegistered {
  constructor(private readonly worker: ProfileWorker) {}

  @OnEvent('issuer', organisationRegistered)
  async handle(
    @Payload() { data }: EventOf<typeof organisationRegistered>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    const { organisationId: id, slug, name, kind } = data;
    await saveOrganisation(delivery.tx, { id, slug, name, kind });
    if (kind !== 'institution') return;
    await awaitProfile(delivery.tx, id);
    delivery.afterCommit(() => this.worker.wake());
  }
}
