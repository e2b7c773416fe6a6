import type { Transaction } from '@wellspring/persistence';
import { lockSubject } from './issued-credentials.js';

export interface ConnectionRow {
  readonly id: string;
  readonly holder: string;
  readonly subject: string;
  readonly organisation_id: string;
  readonly organisation_name: string | null;
  readonly auto_receive: boolean;
  readonly connected_at: Date;
}

export type NewConnection = Pick<
  ConnectionRow,
  'id' | 'holder' | 'subject' | 'organisation_id' | 'connected_at'
>;

/**
 * Connects a wallet with a recipient, and everything that was issued to the recipient with the wallet; the
 * same again changes nothing. Needs the worker's scope. Answers whether it is new.
 */
export async function connect(tx: Transaction, row: NewConnection): Promise<boolean> {
  await lockSubject(tx, row.subject);
  const rows = await tx.query(
    `insert into wallet.connection (id, holder, subject, organisation_id, connected_at)
     values ($1, $2, $3, $4, $5) on conflict (subject) do nothing returning id`,
    [row.id, row.holder, row.subject, row.organisation_id, row.connected_at],
  );
  if (rows.length === 0) return false;
  await tx.query(
    'update wallet.issued_credential set connected = true where subject = $1 and not collected',
    [row.subject],
  );
  return true;
}

const connections = `
  select c.*, o.name as organisation_name from wallet.connection c
  left join wallet.organisation o on o.id = c.organisation_id`;

export async function connectionsOf(tx: Transaction, holder: string): Promise<ConnectionRow[]> {
  return tx.query<ConnectionRow>(`${connections} where c.holder = $1 order by c.connected_at desc`, [holder]);
}

export async function connectionOfSubject(
  tx: Transaction,
  holder: string,
  subject: string,
): Promise<ConnectionRow | undefined> {
  const [row] = await tx.query<ConnectionRow>(`${connections} where c.holder = $1 and c.subject = $2`, [
    holder,
    subject,
  ]);
  return row;
}

/** Lets an institution's credentials come by themselves, or not. Answers the connection, if it is the holder's. */
export async function setAutoReceive(
  tx: Transaction,
  holder: string,
  id: string,
  autoReceive: boolean,
): Promise<ConnectionRow | undefined> {
  const [changed] = await tx.query<{ subject: string }>(
    'update wallet.connection set auto_receive = $3 where holder = $1 and id = $2 returning subject',
    [holder, id, autoReceive],
  );
  return changed && connectionOfSubject(tx, holder, changed.subject);
}
