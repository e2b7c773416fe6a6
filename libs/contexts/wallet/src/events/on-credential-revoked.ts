import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { credentialRevoked } from '@wellspring/contracts';
import { Delivery, OnEvent, type EventOf } from '@wellspring/messaging';

/** The holder sees that a credential was taken back, and why. */
@Controller()
export class OnCredentialRevoked {
  @OnEvent('wallet', credentialRevoked)
  async handle(
    @Payload() { data }: EventOf<typeof credentialRevoked>,
    @Ctx() delivery: Delivery,
  ): Promise<void> {
    await delivery.tx.query(
      'insert into wallet.revocation (credential_id, reason, revoked_at) values ($1, $2, $3) on conflict do nothing',
      [data.credentialId, data.reason, data.revokedAt],
    );
  }
}
