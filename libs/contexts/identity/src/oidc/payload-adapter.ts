import type { Database } from '@wellspring/persistence';
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import {
  consumePayload,
  deletePayload,
  deletePayloadsOfGrant,
  findPayload,
  savePayload,
} from '../storage/oidc-payloads.js';
import { isStorable } from './storable.js';

/** Keeps the protocol's state in PostgreSQL: single-use codes must survive a restart and be single-use everywhere. */
export class PayloadAdapter implements Adapter {
  constructor(
    private readonly database: Database,
    private readonly model: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const row = { model: this.model, id, payload, expiresIn: expiresIn ?? null };
    await this.database.transaction('worker', (tx) => savePayload(tx, row));
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

  /** The provider looks whether a code was used and then marks it; of two requests at once, one marks it. */
  async consume(id: string): Promise<void> {
    const first = await this.database.transaction('worker', (tx) => consumePayload(tx, this.model, id));
    if (!first) throw new errors.InvalidGrant('it was used already');
  }

  async destroy(id: string): Promise<void> {
    await this.database.transaction('worker', (tx) => deletePayload(tx, this.model, id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.database.transaction('worker', (tx) => deletePayloadsOfGrant(tx, grantId));
  }

  private async one(column: 'id' | 'uid' | 'user_code', value: string): Promise<AdapterPayload | undefined> {
    if (!isStorable(value)) return undefined;
    return this.database.transaction('worker', (tx) => findPayload(tx, this.model, column, value));
  }
}
