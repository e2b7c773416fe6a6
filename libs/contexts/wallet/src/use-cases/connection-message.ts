import type { WalletConnection } from '@wellspring/contracts';
import type { ConnectionRow } from '../storage/connections.js';

/** The name of a connected institution; its registration may still be on its way. */
export function institutionName(row: ConnectionRow): string {
  return row.organisation_name ?? 'Institution';
}

export function connectionMessage(row: ConnectionRow): WalletConnection {
  return {
    connectionId: row.id,
    organisationId: row.organisation_id,
    organisationName: institutionName(row),
    connectedAt: row.connected_at.toISOString(),
    autoReceive: row.auto_receive,
  };
}
