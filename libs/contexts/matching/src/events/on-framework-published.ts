import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { frameworkPublished } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { markFramework } from '../storage/graph.js';
import { causeOf } from './cause-of.js';

/** Notes that a revision's associations are to be fetched; a loop fetches them. */
@Controller()
export class OnFrameworkPublished {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', frameworkPublished)
  async handle(
    @Payload() event: EventOf<typeof frameworkPublished>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    const { frameworkId, revision } = event.data;
    await markFramework(delivery.tx, frameworkId, revision, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeFrameworks());
  }
}
