import { generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { KeyWrapping } from '@wellspring/platform';
import {
  deleteRetiredTokenKeys,
  insertTokenKey,
  lockTokenKeys,
  tokenKeys,
  type TokenKeyRow,
} from '../storage/token-keys.js';

/** A new key is published this long before it signs, so that every verifier knows it by then. */
const publishedFirstMs = 5 * 60 * 1000;

/** The keys that sign tokens (ES256), wrapped at rest: made at the first start, rotated by hand, retired in time. */
@Injectable()
export class TokenKeys {
  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
  ) {}

  /** The key that signs comes first; those before and after it are published to be verified. */
  async load(): Promise<JsonWebKey[]> {
    const rows = await this.database.transaction('worker', async (tx) => {
      await lockTokenKeys(tx);
      await deleteRetiredTokenKeys(tx);
      const known = await tokenKeys(tx);
      if (known.length > 0) return known;
      const first = await this.make(new Date());
      await insertTokenKey(tx, first);
      return [first];
    });
    return Promise.all(rows.map((row) => this.unwrap(row)));
  }

  /** Makes the next key. */
  async rotate(): Promise<{ id: string; signsFrom: Date }> {
    const key = await this.make(new Date(Date.now() + publishedFirstMs));
    await this.database.transaction('worker', (tx) => insertTokenKey(tx, key));
    return { id: key.id, signsFrom: key.signs_from };
  }

  private async make(signsFrom: Date): Promise<TokenKeyRow> {
    const id = randomUUID();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' })));
    const wrapped = await this.wrapping.wrap(jwk, `token-key:${id}`);
    return { id, wrapped_jwk: wrapped, signs_from: signsFrom };
  }

  private async unwrap({ id, wrapped_jwk: wrapped }: TokenKeyRow): Promise<JsonWebKey> {
    const text = (await this.wrapping.unwrap(wrapped, `token-key:${id}`)).toString();
    return { ...(JSON.parse(text) as JsonWebKey), kid: id, alg: 'ES256', use: 'sig' };
  }
}
