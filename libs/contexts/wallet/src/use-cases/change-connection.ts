import { Injectable } from '@nestjs/common';
import { refuse, type Refusal, type WalletConnection } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Collector } from '../background/collector.js';
import { setAutoReceive } from '../storage/connections.js';
import { connectionMessage } from './connection-message.js';

/** A holder lets an institution's credentials come by themselves, or has them wait there. */
@Injectable()
export class ChangeConnection {
  constructor(
    private readonly database: Database,
    private readonly collector: Collector,
  ) {}

  async execute(holder: string, id: string, autoReceive: boolean): Promise<WalletConnection | Refusal> {
    const row = await this.database.transaction({ holder }, (tx) =>
      setAutoReceive(tx, holder, id, autoReceive),
    );
    if (!row) return refuse('WALLET_UNKNOWN_CONNECTION', 404, 'Your wallet has no connection with this id.');
    if (autoReceive) this.collector.wake();
    return connectionMessage(row);
  }
}
