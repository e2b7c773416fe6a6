import { Injectable } from '@nestjs/common';
import { redeemClaimToken, refuse, type Refusal, type WalletConnection } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock, InternalPorts } from '@wellspring/platform';
import { Collector } from '../background/collector.js';
import { Sealing } from '../sealing/sealing.js';
import { insertActivity } from '../storage/activity.js';
import { connect, connectionOfSubject } from '../storage/connections.js';
import { connectionMessage, institutionName } from './connection-message.js';

const refusals = {
  unknown: [404, 'This claim link is not one of an institution here; ask for a new one.'],
  taken: [409, 'Another wallet is connected with this claim link; ask the institution if that was not you.'],
  expired: [410, 'This claim link has expired; ask the institution for a new one.'],
} as const;

/** The bearer of a claim link connects a wallet with an institution: what it has issued and will issue comes by itself. */
@Injectable()
export class ConnectInstitution {
  constructor(
    private readonly database: Database,
    private readonly ports: InternalPorts,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly collector: Collector,
  ) {}

  async execute(holder: string, token: string): Promise<WalletConnection | Refusal> {
    const key = await this.sealing.keyOf(holder);
    const answer = await this.ports.call(redeemClaimToken, { token, holder });
    if (answer.outcome !== 'redeemed') return refusalOf(answer.outcome);
    const { subject, organisationId } = answer;
    // What was issued to the recipient is nobody's row: only the worker can mark it.
    const connection = await this.database.transaction('worker', async (tx) => {
      const id = newId();
      const connected_at = this.clock.now();
      const isNew = await connect(tx, { id, holder, subject, organisation_id: organisationId, connected_at });
      const row = await connectionOfSubject(tx, holder, subject);
      if (row && isNew)
        await insertActivity(tx, [this.sealing.activity(key, holder, 'connected', institutionName(row))]);
      return row;
    });
    if (!connection) return refusalOf('taken');
    this.collector.wake();
    return connectionMessage(connection);
  }
}

function refusalOf(outcome: keyof typeof refusals): Refusal {
  const [status, detail] = refusals[outcome];
  return refuse(`WALLET_CLAIM_${outcome.toUpperCase()}`, status, detail);
}
