import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialClaimed } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { isIndexable, saveClaimed } from '../storage/facts.js';
import { causeOf } from './cause-of.js';

/** Whose credential it is. */
@Controller()
export class OnCredentialClaimed {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', credentialClaimed)
  async handle(
    @Payload() event: EventOf<typeof credentialClaimed>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    if (!isIndexable(event.data.credentialId)) return;
    const { holder, credentialId, digest, organisationId, claimedAt } = event.data;
    const claimed = { holder, credentialId, digest, organisationId, claimedAt };
    await saveClaimed(delivery.tx, claimed, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeCandidates());
  }
}
