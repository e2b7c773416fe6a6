import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { weighTrust, type TrustVerdict } from '../domain/weigh-trust.js';
import { trustOf, type TrustRow } from '../storage/trust.js';

/** What this installation says of issuers. */
@Injectable()
export class TrustRegistry {
  constructor(private readonly database: Database) {}

  find(did: string): Promise<TrustRow | undefined> {
    return this.database.transaction('public', (tx) => trustOf(tx, did));
  }

  weigh(row: TrustRow | undefined, did: string, achievementType: string | undefined): TrustVerdict {
    return weighTrust(
      row && {
        name: row.name ?? did,
        status: row.status,
        reason: row.reason,
        achievementTypes: row.achievement_types,
      },
      achievementType,
    );
  }
}
