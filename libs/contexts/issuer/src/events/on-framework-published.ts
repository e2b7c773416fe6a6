import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { frameworkPublished } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { saveRevision } from '../storage/achievements.js';

/** Knows the latest revision of each framework, so that alignments to an older one can be shown as such. */
@Controller()
export class OnFrameworkPublished {
  @OnEvent('issuer', frameworkPublished)
  async handle(
    @Payload() { data }: EventOf<typeof frameworkPublished>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await saveRevision(delivery.tx, data.frameworkId, data.revision);
  }
}
