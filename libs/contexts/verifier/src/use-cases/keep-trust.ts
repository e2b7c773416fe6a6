import { Injectable } from '@nestjs/common';
import type { SetTrustRequest, TrustChange, TrustedIssuer } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { changesOf, listTrust, setTrust, type TrustRow } from '../storage/trust.js';

/** Who may issue, as this installation sees it; whatever changes stays in the history. */
@Injectable()
export class KeepTrust {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<TrustedIssuer[]> {
    const rows = await this.database.transaction('public', (tx) => listTrust(tx));
    return rows.map(messageOf);
  }

  async set(did: string, by: string, request: SetTrustRequest): Promise<TrustedIssuer> {
    const { status, reason, name = null, achievementTypes = null } = request;
    const change = { did, name, status, reason, achievementTypes, by, at: this.clock.now() };
    return messageOf(await this.database.transaction('worker', (tx) => setTrust(tx, change)));
  }

  /** The history of an issuer, newest first; empty for one that was never entered. */
  async history(did: string): Promise<TrustChange[]> {
    const rows = await this.database.transaction('worker', (tx) => changesOf(tx, did));
    return rows.map(({ status, source, reason, achievement_types, changed_at }) => ({
      status,
      source,
      reason,
      achievementTypes: achievement_types,
      changedAt: changed_at.toISOString(),
    }));
  }
}

function messageOf(row: TrustRow): TrustedIssuer {
  const { did, name, status, source, reason } = row;
  return {
    did,
    name,
    organisationId: row.organisation_id,
    status,
    source,
    reason,
    achievementTypes: row.achievement_types,
    changedAt: row.changed_at.toISOString(),
  };
}
