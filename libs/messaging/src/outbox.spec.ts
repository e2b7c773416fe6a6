import { describe, expect, it } from '@jest/globals';
import { consentWithdrawn, credentialIssued, credentialRevoked, envelopeSchema } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { fact, Outbox } from './outbox.js';

const at = new Date('2026-05-15T16:00:00.000Z');

/** A transaction that only remembers what it was asked. */
function recorded() {
  const statements: { sql: string; parameters: readonly unknown[] }[] = [];
  const tx: Transaction = {
    async query<TRow>(sql: string, parameters: readonly unknown[] = []) {
      statements.push({ sql, parameters });
      return [] as TRow[];
    },
    execute: async () => 0,
  };
  return { tx, statements };
}

describe('the outbox', () => {
  it('puts facts into envelopes, in their order, with one statement', async () => {
    const { tx, statements } = recorded();
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const outbox = new Outbox(
      'issuer',
      () => at,
      () => trace,
    );
    const { example } = credentialRevoked;
    const envelopes = await outbox.append(tx, [
      fact(credentialRevoked, example),
      fact(credentialRevoked, { ...example, reason: 'another' }),
    ]);
    expect(envelopes.map(({ data }) => (data as typeof example).reason)).toEqual([example.reason, 'another']);
    for (const envelope of envelopes) {
      expect(envelopeSchema.parse(envelope)).toEqual(envelope);
      expect(envelope).toMatchObject({
        source: '/issuer',
        type: 'credential.revoked',
        time: at.toISOString(),
        dataschema: 'urn:wellspring:event:credential.revoked:1',
        partitionkey: example.subject,
        traceparent: trace,
      });
    }
    expect(statements.filter(({ sql }) => sql.startsWith('insert into issuer.outbox'))).toHaveLength(1);
  });

  it('refuses an event that another context produces', async () => {
    const { tx, statements } = recorded();
    const outbox = new Outbox('issuer', () => at);
    await expect(outbox.append(tx, [fact(consentWithdrawn, consentWithdrawn.example)])).rejects.toThrow(
      'issuer does not produce consent.withdrawn',
    );
    expect(statements).toEqual([]);
  });

  it('refuses a payload that its declaration does not say, and writes none of the others', async () => {
    const { tx, statements } = recorded();
    const outbox = new Outbox('issuer', () => at);
    const { example } = credentialRevoked;
    const wrong = { ...example, revokedAt: 'yesterday' };
    await expect(
      outbox.append(tx, [fact(credentialRevoked, example), fact(credentialRevoked, wrong)]),
    ).rejects.toThrow('revokedAt');
    expect(statements).toEqual([]);
  });

  it('refuses an event that no broker would take, which would stop all behind it', async () => {
    const { tx, statements } = recorded();
    const outbox = new Outbox('issuer', () => at);
    const items = Array.from({ length: 15_000 }, () => credentialIssued.example.items).flat();
    const huge = { ...credentialIssued.example, items };
    await expect(outbox.append(tx, [fact(credentialIssued, huge)])).rejects.toThrow('larger than a broker');
    expect(statements).toEqual([]);
  });

  it('asks the database nothing when there is nothing to write', async () => {
    const { tx, statements } = recorded();
    expect(await new Outbox('issuer', () => at).append(tx, [])).toEqual([]);
    expect(statements).toEqual([]);
  });
});
