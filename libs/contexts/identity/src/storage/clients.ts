import type { Scope } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface ClientRow {
  readonly client_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly secret_hash: string;
  readonly scopes: Scope[];
  readonly created_at: Date;
}

export async function upsertClient(tx: Transaction, client: ClientRow): Promise<void> {
  await tx.query(
    `insert into identity.api_client (client_id, organisation_id, name, secret_hash, scopes, created_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (client_id) do update set secret_hash = excluded.secret_hash, scopes = excluded.scopes`,
    [
      client.client_id,
      client.organisation_id,
      client.name,
      client.secret_hash,
      client.scopes,
      client.created_at,
    ],
  );
}

export async function clientById(tx: Transaction, clientId: string): Promise<ClientRow | undefined> {
  const [row] = await tx.query<ClientRow>('select * from identity.api_client where client_id = $1', [
    clientId,
  ]);
  return row;
}

export async function clientsOf(tx: Transaction, organisationId: string): Promise<ClientRow[]> {
  return tx.query('select * from identity.api_client where organisation_id = $1 order by created_at', [
    organisationId,
  ]);
}

export async function deleteClient(
  tx: Transaction,
  organisationId: string,
  clientId: string,
): Promise<number> {
  return tx.execute('delete from identity.api_client where organisation_id = $1 and client_id = $2', [
    organisationId,
    clientId,
  ]);
}
