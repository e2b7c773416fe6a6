import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { frameworkPublished } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';

/** Knows the latest revision of each framework, so that alignments to an older one can be shown as such. */
@Controller()
export class OnFrameworkPublished {
  @OnEvent('issuer', frameworkPublished)
  async handle(
    @Payload() { data }: EventOf<typeof frameworkPublished>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await delivery.tx.query(
      `insert into issuer.framework (id, revision) values ($1, $2)
       on conflict (id) do update set revision = greatest(issuer.framework.revision, excluded.revision)`,
      [data.frameworkId, data.revision],
    );
  }
}
