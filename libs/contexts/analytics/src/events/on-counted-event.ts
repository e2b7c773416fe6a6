import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  frameworkPublished,
  achievementPublished,
  credentialIssued,
  credentialRevoked,
  credentialClaimed,
  credentialShared,
  credentialVerified,
  consentGranted,
  consentWithdrawn,
  postingPublished,
  postingClosed,
  matchCreated,
  matchUpdated,
  matchWithdrawn,
  feedDelivered,
  outcomeRecorded,
  type Envelope,
} from '@wellspring/contracts';
import { Delivery, OnEvent } from '@wellspring/messaging';
import { CountEvent } from '../use-cases/count-event.js';

/** Every event that adoption is counted from, counted the same way. */
@Controller()
export class OnCountedEvent {
  constructor(private readonly count: CountEvent) {}

  @OnEvent('analytics', frameworkPublished)
  frameworkPublished(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', achievementPublished)
  achievementPublished(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', credentialIssued)
  credentialIssued(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', credentialRevoked)
  credentialRevoked(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', credentialClaimed)
  credentialClaimed(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', credentialShared)
  credentialShared(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', credentialVerified)
  credentialVerified(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', consentGranted)
  consentGranted(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', consentWithdrawn)
  consentWithdrawn(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', postingPublished)
  postingPublished(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', postingClosed)
  postingClosed(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', matchCreated)
  matchCreated(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', matchUpdated)
  matchUpdated(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', matchWithdrawn)
  matchWithdrawn(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', feedDelivered)
  feedDelivered(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }

  @OnEvent('analytics', outcomeRecorded)
  outcomeRecorded(@Payload() event: Envelope, @Ctx() delivery: Delivery): Promise<void> {
    return this.count.execute(delivery.tx, event);
  }
}
