import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { KeyWrapping } from '@wellspring/platform';
import { dataKeys, insertDataKeys, type KeyKind } from '../storage/data-keys.js';

/** Gives contexts the data keys of people, making those that do not exist yet. */
@Injectable()
export class FetchDataKeys {
  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
  ) {}

  async execute(kind: KeyKind, ids: readonly string[]): Promise<{ id: string; key: string | null }[]> {
    const rows = await this.database.transaction('worker', async (tx) => {
      const known = await dataKeys(tx, kind, ids);
      const missing = [...new Set(ids)].filter((id) => !known.some((row) => row.id === id));
      if (missing.length === 0) return known;
      const made = missing.map(async (id) => ({
        id,
        wrapped_key: await this.wrapping.wrap(randomBytes(32), `${kind}:${id}`),
      }));
      await insertDataKeys(tx, kind, await Promise.all(made));
      return dataKeys(tx, kind, ids);
    });
    return Promise.all(
      rows.map(async ({ id, wrapped_key }) => ({
        id,
        key: wrapped_key && (await this.wrapping.unwrap(wrapped_key, `${kind}:${id}`)).toString('base64url'),
      })),
    );
  }
}
