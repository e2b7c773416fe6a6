import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface RecipientRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly email_hash: Buffer;
  readonly personal: Buffer;
  readonly holder: string | null;
  readonly created_at: Date;
}

/** Stores recipients that are new; whoever was first wins. In one order always, so that calls wait for each other. */
export async function insertRecipients(
  tx: Transaction,
  rows: readonly Omit<RecipientRow, 'holder'>[],
): Promise<void> {
  const columns = {
    id: 'uuid',
    organisation_id: 'uuid',
    email_hash: 'bytea',
    personal: 'bytea',
    created_at: 'timestamptz',
  };
  await bulkInsert(
    tx,
    'issuer.recipient',
    columns,
    rows.toSorted((a, b) => a.email_hash.compare(b.email_hash)),
    'on conflict (organisation_id, email_hash) do nothing',
  );
}

export async function recipientsByEmail(
  tx: Transaction,
  organisationId: string,
  hashes: readonly Buffer[],
): Promise<RecipientRow[]> {
  return tx.query<RecipientRow>(
    'select * from issuer.recipient where organisation_id = $1 and email_hash = any($2::bytea[])',
    [organisationId, hashes],
  );
}

export async function recipientPageOf(
  tx: Transaction,
  organisationId: string,
  limit: number,
  cursor: string | undefined,
): Promise<RecipientRow[]> {
  return tx.query<RecipientRow>(
    `select * from issuer.recipient where organisation_id = $1 and ($3::uuid is null or id < $3)
     order by id desc limit $2`,
    [organisationId, limit, cursor ?? null],
  );
}

/** Binds a recipient to a wallet. Answers the wallet that it is bound to, the first one for ever. */
export async function connectRecipient(
  tx: Transaction,
  id: string,
  holder: string,
  at: Date,
): Promise<{ organisation_id: string; holder: string } | undefined> {
  await tx.query(
    'update issuer.recipient set holder = $2, connected_at = $3 where id = $1 and holder is null',
    [id, holder, at],
  );
  const [row] = await tx.query<{ organisation_id: string; holder: string }>(
    'select organisation_id, holder from issuer.recipient where id = $1',
    [id],
  );
  return row;
}
