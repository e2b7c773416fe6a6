import type { Database } from '@wellspring/persistence';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Keeps the protocol's state in PostgreSQL: single-use codes must survive a restart and be single-use everywhere. */
export class PayloadAdapter implements Adapter {
  constructor(
    private readonly database: Database,
    private readonly model: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.run(
      `insert into identity.oidc_payload (model, id, payload, grant_id, uid, user_code, expires_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 second')
       on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
         uid = excluded.uid, user_code = excluded.user_code, expires_at = excluded.expires_at`,
      [
        this.model,
        id,
        JSON.stringify(payload),
        payload.grantId ?? null,
        payload.uid ?? null,
        payload.userCode ?? null,
        expiresIn || null,
      ],
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.one('id', id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.one('uid', uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.one('user_code', userCode);
  }

  async consume(id: string): Promise<void> {
    await this.run(
      `update identity.oidc_payload
       set payload = payload || jsonb_build_object('consumed', floor(extract(epoch from clock_timestamp())))
       where model = $1 and id = $2`,
      [this.model, id],
    );
  }

  async destroy(id: string): Promise<void> {
    await this.run('delete from identity.oidc_payload where model = $1 and id = $2', [this.model, id]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.run('delete from identity.oidc_payload where grant_id = $1', [grantId]);
  }

  private async one(column: 'id' | 'uid' | 'user_code', value: string): Promise<AdapterPayload | undefined> {
    const [row] = await this.run<{ payload: AdapterPayload }>(
      `select payload from identity.oidc_payload
       where model = $1 and ${column} = $2 and (expires_at is null or expires_at > clock_timestamp())`,
      [this.model, value],
    );
    return row?.payload;
  }

  private run<TRow>(sql: string, parameters: unknown[]): Promise<TRow[]> {
    return this.database.transaction('worker', (tx) => tx.query<TRow>(sql, parameters));
  }
}
