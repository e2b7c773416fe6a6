import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { Envelope } from '@wellspring/contracts';
import { Delivery, OnEvent } from '@wellspring/messaging';
import { countedEvents } from '../domain/facts-of.js';
import { CountEvent } from '../use-cases/count-event.js';

/** Every event that adoption is counted from, counted the same way: `domain/facts-of.ts` says as what. */
@Controller()
export class OnCountedEvent {
  constructor(private readonly count: CountEvent) {}

  @OnEvent('analytics', ...countedEvents)
  handle(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }
}
