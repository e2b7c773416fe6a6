import { afterAll, describe, expect, it } from '@jest/globals';
import { createSchemaPool } from './schema-pool.js';

const draft = 'https://json-schema.org/draft/2020-12/schema';
const pool = createSchemaPool();
afterAll(() => pool.close());

describe('a pool for the schemas of others', () => {
  it('answers as in the thread that asks', async () => {
    expect(await pool.apply('{"required":["name"]}', draft, { name: 'A' })).toBeUndefined();
    expect(await pool.apply('{"properties":{"name":{"const":"B"}}}', draft, { name: 'A' })).toMatchObject({
      pointer: '/name',
    });
    await expect(pool.apply('nothing', draft, {})).rejects.toMatchObject({
      code: 'CREDENTIAL_SCHEMA_MALFORMED',
    });
  });

  it('stands still for no schema, and goes on after one', async () => {
    const hostile = JSON.stringify({ properties: { name: { pattern: '^(a|a)*$' } } });
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 10);
    const slow = pool.apply(hostile, draft, { name: `${'a'.repeat(60)}!` });
    await expect(slow).rejects.toMatchObject({ code: 'CREDENTIAL_SCHEMA_TOO_SLOW' });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
    expect(await pool.apply('{}', draft, {})).toBeUndefined();
  });
});
