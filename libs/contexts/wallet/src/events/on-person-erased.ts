import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { personErased } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { PersonKeys } from '@wellspring/platform';
import { eraseHolder } from '../storage/erasure.js';

/** The person's key is gone; what it sealed and the keys in memory, here and elsewhere, go too. */
@Controller()
export class OnPersonErased {
  constructor(private readonly personKeys: PersonKeys) {}

  @OnEvent('wallet', personErased)
  async handle(@Payload() { data }: EventOf<typeof personErased>, @Ctx() delivery: Delivery): Promise<void> {
    await eraseHolder(delivery.tx, data.holder);
    delivery.afterCommit(() => this.personKeys.forget(data.holder));
  }
}
