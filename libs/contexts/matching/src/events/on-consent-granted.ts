import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { consentGranted } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { MatchingLoops } from '../background/matching-loops.js';
import { saveConsent } from '../storage/facts.js';
import { causeOf } from './cause-of.js';

/** What a learner allows which employers to be told. */
@Controller()
export class OnConsentGranted {
  constructor(private readonly loops: MatchingLoops) {}

  @OnEvent('matching', consentGranted)
  async handle(@Payload() event: EventOf<typeof consentGranted>, @Ctx() delivery: Delivery): Promise<void> {
    const { consentId, holder, records, parties, until } = event.data;
    const consent = {
      consentId,
      holder,
      records: records === 'all' ? null : records,
      parties: parties === 'all-employers' ? null : parties,
      until,
    };
    await saveConsent(delivery.tx, consent, causeOf(event));
    delivery.afterCommit(() => this.loops.wakeCandidates());
  }
}
