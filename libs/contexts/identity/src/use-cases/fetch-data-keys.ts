import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@wellspring/persistence';
import { KeyWrapping } from '@wellspring/platform';
import { dataKeys, insertDataKeys, type DataKeyRow, type KeyKind } from '../storage/data-keys.js';

/** Gives contexts the data keys of people: made the first time, null for ever once the person was erased. */
@Injectable()
export class FetchDataKeys {
  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
  ) {}

  async execute(kind: KeyKind, ids: readonly string[]): Promise<{ id: string; key: string | null }[]> {
    const wanted = [...new Set(ids)];
    const rows = await this.database.transaction('worker', (tx) => this.ensure(tx, kind, wanted));
    return Promise.all(
      rows.map(async ({ id, wrapped_key: wrapped }) => ({
        id,
        key: wrapped && (await this.wrapping.unwrap(wrapped, `${kind}:${id}`)).toString('base64url'),
      })),
    );
  }

  private async ensure(tx: Transaction, kind: KeyKind, ids: readonly string[]): Promise<DataKeyRow[]> {
    const known = await dataKeys(tx, kind, ids);
    if (known.length === ids.length) return known;
    const found = new Set(known.map(({ id }) => id));
    // In one order everywhere: two callers who make the same keys then wait instead of deadlocking.
    const missing = ids.filter((id) => !found.has(id)).sort();
    const made = missing.map(async (id) => ({
      id,
      wrapped_key: await this.wrapping.wrap(randomBytes(32), `${kind}:${id}`),
    }));
    await insertDataKeys(tx, kind, await Promise.all(made));
    return dataKeys(tx, kind, ids);
  }
}
