import { Injectable } from '@nestjs/common';
import type { WalletConnection } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { connectionsOf } from '../storage/connections.js';
import { connectionMessage } from './connection-message.js';

/** The institutions that a wallet is connected with, newest first. */
@Injectable()
export class ReadConnections {
  constructor(private readonly database: Database) {}

  async execute(holder: string): Promise<WalletConnection[]> {
    const rows = await this.database.transaction({ holder }, (tx) => connectionsOf(tx, holder));
    return rows.map(connectionMessage);
  }
}
