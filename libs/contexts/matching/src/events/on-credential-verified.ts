import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialVerified } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { isIndexable, saveVerified } from '../storage/facts.js';
import { causeOf } from './cause-of.js';

/** Whether the bytes that a holder has are genuine. Checks by others say nothing about a wallet and are left aside. */
@Controller()
export class OnCredentialVerified {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', credentialVerified)
  async handle(
    @Payload() event: EventOf<typeof credentialVerified>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    const { holder, credentialId } = event.data;
    if (!holder || !isIndexable(credentialId)) return;
    await saveVerified(delivery.tx, { ...event.data, holder }, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeCandidates());
  }
}
