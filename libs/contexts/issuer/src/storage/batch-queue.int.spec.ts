import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { createTestDatabase, prepareDatabase } from '@wellspring/testing';
import pg from 'pg';
import { issuer } from '../issuer.context.js';
import { finishBatch, finishRows, lockRows, takeTurn } from './batch-queue.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let admin: pg.Client;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  const urlOf = await prepareDatabase(test.url, [issuer]);
  admin = new pg.Client({ connectionString: test.url });
  await admin.connect();
  database = await Database.connect({ url: urlOf('issuer'), context: 'issuer' });
});
beforeEach(() => admin.query('truncate issuer.batch_row, issuer.batch, issuer.organisation cascade'));
afterAll(async () => {
  await database.close();
  await admin.end();
  await test.drop();
});

const worker = <TResult>(work: (tx: Transaction) => Promise<TResult>) => database.transaction('worker', work);
const turn = async () => (await worker(takeTurn))?.id;

async function organisation(): Promise<string> {
  const id = newId();
  await admin.query("insert into issuer.organisation values ($1, $2, 'School', 'institution')", [id, id]);
  return id;
}

/** A batch with rows that wait. */
async function batchOf(organisationId: string, rows = 1): Promise<string> {
  const id = newId();
  await admin.query(
    `insert into issuer.batch (id, organisation_id, formats, created_at) values ($1, $2, '{}', now())`,
    [id, organisationId],
  );
  await admin.query(
    `insert into issuer.batch_row (batch_id, row_number, organisation_id, external_id, outcome, sealed)
     select $1, n, $2, n::text, 'pending', '' from generate_series(1, $3) n`,
    [id, organisationId, rows],
  );
  return id;
}

/** Everything that a replica has locked, for as long as `whileHeld` takes. */
const holding = (batchId: string, size: number, whileHeld: (rows: number[]) => Promise<void>) =>
  worker(async (tx) => whileHeld((await lockRows(tx, batchId, size)).map(({ row_number }) => row_number)));
const rowsFor = async (batchId: string, size = 2) =>
  worker(async (tx) => (await lockRows(tx, batchId, size)).map(({ row_number }) => row_number));
const finished = (row: number, outcome: string) => ({
  row,
  outcome,
  code: null,
  reason: null,
  awardId: null,
});
const outcomesOf = async (batchId: string) => {
  const { rows } = await admin.query<{ outcome: string }>(
    'select outcome from issuer.batch_row where batch_id = $1 order by row_number',
    [batchId],
  );
  return rows.map(({ outcome }) => outcome);
};

describe('taking turns', () => {
  it('goes round the organisations, however many batches each has', async () => {
    const [one, two, three] = [await organisation(), await organisation(), await organisation()];
    const own = [await batchOf(one), await batchOf(one), await batchOf(one)];
    const [second, third] = [await batchOf(two), await batchOf(three)];
    const turns = [];
    for (let n = 0; n < 9; n += 1) turns.push(await turn());
    expect(turns).toEqual([own[0], second, third, own[1], second, third, own[2], second, third]);
  });

  it('leaves out what is finished, and is nobody’s when nothing waits', async () => {
    const [one, two] = [await organisation(), await organisation()];
    const [first, second] = [await batchOf(one, 0), await batchOf(two)];
    await worker((tx) => finishBatch(tx, first, new Date()));
    expect([await turn(), await turn()]).toEqual([second, second]);
    await admin.query('update issuer.batch set finished_at = now()');
    expect(await turn()).toBeUndefined();
  });

  it('gives two replicas that ask at once two turns', async () => {
    const batches = [await batchOf(await organisation()), await batchOf(await organisation())];
    await worker(async (tx) => {
      const mine = await takeTurn(tx);
      const theirs = await turn();
      expect([mine?.id, theirs].sort()).toEqual(batches.sort());
    });
  });
});

describe('locking rows', () => {
  it('gives each replica a chunk of its own, and nothing to one who comes when all are taken', async () => {
    const batch = await batchOf(await organisation(), 5);
    await holding(batch, 2, async (first) => {
      expect(first).toEqual([1, 2]);
      await holding(batch, 2, async (second) => {
        expect(second).toEqual([3, 4]);
        await holding(batch, 2, async (third) => {
          expect(third).toEqual([5]);
          expect(await rowsFor(batch)).toEqual([]);
        });
      });
    });
  });

  it('lets go when the replica ends, also when it fails', async () => {
    const batch = await batchOf(await organisation(), 3);
    const failing = holding(batch, 2, () => Promise.reject(new Error('out of power')));
    await expect(failing).rejects.toThrow('out of power');
    expect(await rowsFor(batch)).toEqual([1, 2]);
  });

  it('leaves out rows that are done, and looks past whole chunks of them', async () => {
    const batch = await batchOf(await organisation(), 6);
    await worker((tx) =>
      finishRows(
        tx,
        batch,
        [1, 2, 3].map((row) => finished(row, 'issued')),
      ),
    );
    expect(await rowsFor(batch)).toEqual([4]);
  });
});

describe('finishing rows', () => {
  it('keeps the outcome of a row that is finished, whoever comes later', async () => {
    const batch = await batchOf(await organisation(), 2);
    await worker((tx) => finishRows(tx, batch, [finished(1, 'issued')]));
    await worker((tx) => finishRows(tx, batch, [finished(1, 'duplicate'), finished(2, 'duplicate')]));
    expect(await outcomesOf(batch)).toEqual(['issued', 'duplicate']);
  });

  it('finishes a batch once, when none of its rows waits', async () => {
    const batch = await batchOf(await organisation(), 2);
    const finish = () => worker((tx) => finishBatch(tx, batch, new Date()));
    expect(await finish()).toBe(false);
    await worker((tx) => finishRows(tx, batch, [finished(1, 'issued'), finished(2, 'held')]));
    expect([await finish(), await finish()]).toEqual([true, false]);
  });
});
