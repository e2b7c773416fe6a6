import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialRevoked } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { OutsideWorld } from '../outside/outside-world.js';

/** A revocation is seen by the next check, not after the cache's seconds. */
@Controller()
export class OnCredentialRevoked {
  constructor(private readonly world: OutsideWorld) {}

  @OnEvent('verifier', credentialRevoked)
  async handle(
    @Payload() _event: EventOf<typeof credentialRevoked>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    delivery.afterCommit(() => this.world.forgetStatusLists());
  }
}
