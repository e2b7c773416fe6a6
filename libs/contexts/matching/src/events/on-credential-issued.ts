import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialIssued } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { isIndexable, saveIssued } from '../storage/facts.js';
import { causeOf } from './cause-of.js';

/** What the issuer says of a credential: its bytes, its items, how long it holds. */
@Controller()
export class OnCredentialIssued {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', credentialIssued)
  async handle(@Payload() event: EventOf<typeof credentialIssued>, @Ctx() delivery: Delivery): Promise<void> {
    if (!isIndexable(event.data.credentialId)) return;
    await saveIssued(delivery.tx, event.data, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeCandidates());
  }
}
