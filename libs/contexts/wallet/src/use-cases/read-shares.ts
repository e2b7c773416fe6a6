import { Injectable } from '@nestjs/common';
import type { Share } from '@wellspring/contracts';
import { Database, type Transaction } from '@wellspring/persistence';
import { PublicAddress } from '@wellspring/platform';
import { Sealing } from '../sealing/sealing.js';
import { shareById, sharesOf, type ShareRow } from '../storage/shares.js';

/** The links of a holder, with their views and whether they still work. */
@Injectable()
export class ReadShares {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
    private readonly address: PublicAddress,
  ) {}

  async list(holder: string): Promise<Share[]> {
    const key = await this.sealing.keyOf(holder);
    const rows = await this.database.transaction({ holder }, (tx) => sharesOf(tx, holder));
    return rows.map((row) => this.messageOf(row, key));
  }

  async one(tx: Transaction, holder: string, id: string, key: Buffer): Promise<Share> {
    const row = await shareById(tx, holder, id);
    if (!row) throw new Error('A share that was made is not there.');
    return this.messageOf(row, key);
  }

  private messageOf(row: ShareRow, key: Buffer): Share {
    const token = this.sealing.open(key, row.sealed_token, `${row.id}:token`);
    return {
      shareId: row.id,
      url: this.address.urlOf(`/shared/${token}`),
      credentialIds: row.credential_ids,
      purpose: this.sealing.open(key, row.sealed_purpose, `${row.id}:purpose`),
      party: row.party,
      until: row.until.toISOString(),
      sharedAt: row.shared_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      views: row.views,
    };
  }
}
