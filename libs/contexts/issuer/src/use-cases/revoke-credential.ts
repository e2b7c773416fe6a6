import { Injectable } from '@nestjs/common';
import { credentialRevoked, type Refusal } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { unknownCredential } from '../domain/refusals.js';
import { lockCredential, markRevoked } from '../storage/credentials.js';
import { setBit } from '../storage/status-lists.js';

/** An institution takes a credential back. Again is no harm: the first reason stands. */
@Injectable()
export class RevokeCredential {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(
    organisationId: string,
    id: string,
    reason: string,
  ): Promise<{ revokedAt: string } | Refusal> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const credential = await lockCredential(tx, organisationId, id);
      if (!credential) return unknownCredential();
      if (credential.revoked_at) return { revokedAt: credential.revoked_at.toISOString() };
      const at = this.clock.now();
      await markRevoked(tx, id, reason, at);
      await setBit(tx, credential.list_id, credential.list_index);
      const data = {
        credentialId: id,
        awardId: credential.award_id,
        organisationId,
        subject: credential.recipient_id,
        reason,
        revokedAt: at.toISOString(),
      };
      await this.outbox.append(tx, [fact(credentialRevoked, data)]);
      return { revokedAt: at.toISOString() };
    });
  }
}
