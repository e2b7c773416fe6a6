import type { Transaction } from '@wellspring/persistence';

/** The members of a payload that it is looked up by. */
interface LookedUp {
  readonly grantId?: string;
  readonly uid?: string;
  readonly userCode?: string;
}

export interface PayloadRow {
  readonly model: string;
  readonly id: string;
  /** JSON of oidc-provider. */
  readonly payload: object;
  /** Seconds; null for what stays. */
  readonly expiresIn: number | null;
}

export async function savePayload(tx: Transaction, row: PayloadRow): Promise<void> {
  const { model, id, payload, expiresIn } = row;
  const { grantId, uid, userCode } = payload as LookedUp;
  await tx.query(
    `insert into identity.oidc_payload (model, id, payload, grant_id, uid, user_code, expires_at)
     values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 second')
     on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
       uid = excluded.uid, user_code = excluded.user_code, expires_at = excluded.expires_at`,
    [model, id, JSON.stringify(payload), grantId ?? null, uid ?? null, userCode ?? null, expiresIn],
  );
}

export async function findPayload<TPayload>(
  tx: Transaction,
  model: string,
  column: 'id' | 'uid' | 'user_code',
  value: string,
): Promise<TPayload | undefined> {
  const [row] = await tx.query<{ payload: TPayload }>(
    `select payload from identity.oidc_payload
     where model = $1 and ${column} = $2 and (expires_at is null or expires_at > clock_timestamp())`,
    [model, value],
  );
  return row?.payload;
}

/** Takes a payload out, for whoever comes first. */
export async function takePayload<TPayload>(
  tx: Transaction,
  model: string,
  id: string,
): Promise<TPayload | undefined> {
  const [row] = await tx.query<{ payload: TPayload }>(
    `delete from identity.oidc_payload where model = $1 and id = $2 and expires_at > clock_timestamp()
     returning payload`,
    [model, id],
  );
  return row?.payload;
}

/** Marks a payload as used; answers false when it was already. */
export async function consumePayload(tx: Transaction, model: string, id: string): Promise<boolean> {
  const changed = await tx.execute(
    `update identity.oidc_payload
     set payload = payload || jsonb_build_object('consumed', floor(extract(epoch from clock_timestamp())))
     where model = $1 and id = $2 and payload -> 'consumed' is null`,
    [model, id],
  );
  return changed === 1;
}

export async function deletePayload(tx: Transaction, model: string, id: string): Promise<void> {
  await tx.query('delete from identity.oidc_payload where model = $1 and id = $2', [model, id]);
}

export async function deletePayloadsOfGrant(tx: Transaction, grantId: string): Promise<void> {
  await tx.query('delete from identity.oidc_payload where grant_id = $1', [grantId]);
}

/** Ends every session and refresh token of an account. */
export async function deletePayloadsOfAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx.query("delete from identity.oidc_payload where payload ->> 'accountId' = $1", [accountId]);
}

/** Deletes what expired; answers true when there may be more. */
export async function deleteExpiredPayloads(tx: Transaction): Promise<boolean> {
  const deleted = await tx.execute(
    `delete from identity.oidc_payload where ctid = any (array(
       select ctid from identity.oidc_payload where expires_at < clock_timestamp() limit 1000))`,
  );
  return deleted === 1000;
}
