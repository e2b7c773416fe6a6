import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialIssued } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';
import { Collector } from '../background/collector.js';
import { noteIssued } from '../storage/issued-credentials.js';

/** Something was issued: the wallet that is connected with its recipient will collect it. */
@Controller()
export class OnCredentialIssued {
  constructor(private readonly collector: Collector) {}

  @OnEvent('wallet', credentialIssued)
  async handle(
    @Payload() { data }: EventOf<typeof credentialIssued>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await noteIssued(delivery.tx, data);
    delivery.afterCommit(() => this.collector.wake());
  }
}
