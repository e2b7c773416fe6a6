import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialRevoked } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { isIndexable, saveRevoked } from '../storage/facts.js';
import { causeOf } from './cause-of.js';

/** A credential that was taken back supports no match from here on. */
@Controller()
export class OnCredentialRevoked {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', credentialRevoked)
  async handle(
    @Payload() event: EventOf<typeof credentialRevoked>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    if (!isIndexable(event.data.credentialId)) return;
    await saveRevoked(delivery.tx, event.data, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeCandidates());
  }
}
