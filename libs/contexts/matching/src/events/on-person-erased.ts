import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { personErased } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { eraseHolder } from '../storage/facts.js';
import { causeOf } from './cause-of.js';

/** Drops what is kept of a person; their matches end and leave tombstones. */
@Controller()
export class OnPersonErased {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', personErased)
  async handle(@Payload() event: EventOf<typeof personErased>, @Ctx() delivery: Delivery): Promise<void> {
    await eraseHolder(delivery.tx, event.data, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeCandidates());
  }
}
