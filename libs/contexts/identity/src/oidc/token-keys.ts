import { generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import type { Database } from '@wellspring/persistence';
import type { KeyWrapping } from '@wellspring/platform';
import { insertTokenKey, lockedTokenKeys, type TokenKeyRow } from '../storage/token-keys.js';

/** The keys that sign tokens, newest first, made at the first start and wrapped at rest. */
export async function loadTokenKeys(database: Database, wrapping: KeyWrapping): Promise<JsonWebKey[]> {
  const rows = await database.transaction('worker', async (tx) => {
    const known = await lockedTokenKeys(tx);
    if (known.length > 0) return known;
    const made = await makeTokenKey(wrapping);
    await insertTokenKey(tx, made, new Date());
    return [made];
  });
  return Promise.all(
    rows.map(async ({ id, wrapped_jwk }) => {
      const jwk = JSON.parse(
        (await wrapping.unwrap(wrapped_jwk, `token-key:${id}`)).toString(),
      ) as JsonWebKey;
      return { ...jwk, kid: id, alg: 'ES256', use: 'sig' };
    }),
  );
}

async function makeTokenKey(wrapping: KeyWrapping): Promise<TokenKeyRow> {
  const id = randomUUID();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' })));
  return { id, wrapped_jwk: await wrapping.wrap(jwk, `token-key:${id}`) };
}
