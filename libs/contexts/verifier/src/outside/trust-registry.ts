import { Injectable } from '@nestjs/common';
import { isStorable } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { weighTrust, type TrustVerdict } from '../domain/weigh-trust.js';
import { trustOf, type TrustRow } from '../storage/trust.js';

/** What this installation says of issuers. */
@Injectable()
export class TrustRegistry {
  constructor(private readonly database: Database) {}

  async find(did: string): Promise<TrustRow | undefined> {
    // What a credential names as its issuer may be anything.
    if (!isStorable(did)) return undefined;
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
