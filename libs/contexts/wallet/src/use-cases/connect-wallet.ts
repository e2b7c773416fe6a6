import { Injectable } from '@nestjs/common';
import { redeemClaimToken, refuse, type Refusal, type WalletConnection } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock, InternalPorts } from '@wellspring/platform';
import { Collector } from '../background/collector.js';
import { insertActivity } from '../storage/activity.js';
import { connectionsOf, insertConnection, type ConnectionRow } from '../storage/connections.js';
import { Sealing } from './sealing.js';

const refusals = {
  unknown: [
    'WALLET_CLAIM_UNKNOWN',
    404,
    'This claim link is not one of an institution here; ask for a new one.',
  ],
  taken: [
    'WALLET_CLAIM_TAKEN',
    409,
    'Another wallet is connected with this claim link; ask the institution if that was not you.',
  ],
  expired: ['WALLET_CLAIM_EXPIRED', 410, 'This claim link has expired; ask the institution for a new one.'],
} as const;

/** The bearer of a claim link connects a wallet with an institution: what it has issued and will issue comes by itself. */
@Injectable()
export class ConnectWallet {
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
    const found = await this.database.transaction({ holder }, async (tx) => {
      const { subject, organisationId } = answer;
      const at = this.clock.now();
      const isNew = await insertConnection(tx, {
        id: newId(),
        holder,
        subject,
        organisation_id: organisationId,
        connected_at: at,
      });
      const connections = await connectionsOf(tx, holder);
      const connection = connections.find((each) => each.subject === subject);
      const name = connection?.organisation_name ?? 'an institution';
      if (isNew) await insertActivity(tx, [this.sealing.activity(key, holder, 'connected', name)]);
      return connection;
    });
    this.collector.wake();
    return found ? connectionMessage(found) : refusalOf('taken');
  }
}

function refusalOf(outcome: keyof typeof refusals): Refusal {
  const [code, status, detail] = refusals[outcome];
  return refuse(code, status, detail);
}

export function connectionMessage(row: ConnectionRow): WalletConnection {
  return {
    connectionId: row.id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name ?? 'Institution',
    connectedAt: row.connected_at.toISOString(),
    autoReceive: true,
  };
}
