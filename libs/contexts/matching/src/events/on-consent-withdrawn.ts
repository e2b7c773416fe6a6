import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { consentWithdrawn } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { saveWithdrawal } from '../storage/facts.js';
import { causeOf } from './cause-of.js';

/** A consent ends at once, and with it every match that rests on it. */
@Controller()
export class OnConsentWithdrawn {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', consentWithdrawn)
  async handle(@Payload() event: EventOf<typeof consentWithdrawn>, @Ctx() delivery: Delivery): Promise<void> {
    await saveWithdrawal(delivery.tx, event.data, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeCandidates());
  }
}
