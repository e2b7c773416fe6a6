import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { credentialIssued } from '@wellspring/contracts';
import { startService, UnreadableBox, type Service } from '@wellspring/platform';
import { eventually, testSecret } from '@wellspring/testing';
import { issuer } from './issuer.context.js';
import { lockRows } from './storage/batch-queue.js';
import { IssueBatchRows } from './use-cases/issue-batch-rows.js';
import { aRow, startScenario, type Institution, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let school: Institution;
beforeAll(async () => {
  scenario = await startScenario();
  school = await institution('Rio Bravo Community College');
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterEach(() => Promise.all(replicas.splice(0).map((replica) => replica.close())));
afterAll(() => scenario.close());

/** Other processes of the issuer on the same database, until the end of the test. */
const replicas: Service[] = [];
async function replica(name: string, secret = testSecret): Promise<Service> {
  const { environment, logger, databaseUrlOf } = scenario.service.runtime.options;
  const started = await startService({
    name,
    contexts: [issuer],
    environment,
    variables: {},
    secret,
    logger,
    databaseUrlOf,
  });
  replicas.push(started);
  return started;
}

async function institution(name: string): Promise<Institution> {
  const made = await scenario.institution(name);
  await made.achievement();
  return made;
}
const rowsOf = (length: number) => Array.from({ length }, () => aRow('Log analysis'));
const ask = async <TRow>(sql: string, parameters: unknown[] = []) =>
  (await scenario.log.admin.query(sql, parameters)).rows as TRow[];
const signatures = async (organisationId: string) => {
  const [row] = await ask<{ n: number }>(
    `select coalesce(sum(signatures), 0)::int as n from issuer.signature_audit
     where organisation_id = $1 and purpose = 'credential'`,
    [organisationId],
  );
  return row?.n;
};

/** Holds rows back until the test has prepared them: the outage of identity keeps them from being issued. */
async function waiting(from: Institution, length: number): Promise<string> {
  scenario.neighbour.outage = true;
  return (await from.batch(rowsOf(length))).batchId;
}

/** Changes the rows of a batch while no replica works on them. */
const change = (batchId: string, ...statements: string[]) =>
  eventually(() =>
    scenario.service.runtime.context('issuer').database.transaction('worker', async (tx) => {
      if ((await lockRows(tx, batchId, 50)).length === 0) throw new Error('Somebody works on them.');
      for (const sql of statements) await tx.query(sql, [batchId]);
    }),
  );

describe('several replicas', () => {
  it('share a batch: every row is signed once, issued once and told once', async () => {
    const fresh = await institution('Two replicas');
    await replica('second');
    await replica('third');
    const { batchId } = await fresh.batch(rowsOf(200));
    const { counts } = await fresh.batchDone(batchId);
    expect(counts).toMatchObject({ total: 200, issued: 200, duplicate: 0 });
    expect(await signatures(fresh.organisationId)).toBe(200);
    await eventually(async () => {
      const facts = (await scenario.log.published(credentialIssued)).filter(
        ({ organisationId }) => organisationId === fresh.organisationId,
      );
      expect(facts).toHaveLength(200);
      expect(new Set(facts.map(({ credentialId }) => credentialId)).size).toBe(200);
    });
  }, 60_000);
});

describe('several institutions', () => {
  it('take turns, so that a long roster keeps nobody waiting', async () => {
    const other = await institution('Mesa Tech');
    const long = await waiting(school, 300);
    const short = (await other.batch(rowsOf(50))).batchId;
    scenario.neighbour.outage = false;
    const done = await other.batchDone(short);
    await school.batchDone(long);
    const [before] = await ask<{ n: number }>(
      `select count(*)::int as n from issuer.award a join issuer.batch_row r on r.award_id = a.id
       where r.batch_id = $1 and a.awarded_at < $2`,
      [long, done.finishedAt],
    );
    // Its own chunk, and at most the turns just before and after.
    expect(before?.n).toBeLessThanOrEqual(150);
  }, 60_000);

  it('are not held up by the trouble of one', async () => {
    const [troubled, other] = [await institution('In trouble'), await institution('Untroubled')];
    await ask('update issuer.signing_key set valid_until = now() where organisation_id = $1', [
      troubled.organisationId,
    ]);
    const stuck = (await troubled.batch(rowsOf(3))).batchId;
    for (let n = 0; n < 3; n += 1) {
      const { counts } = await other.batchDone((await other.batch(rowsOf(2))).batchId);
      expect(counts.issued).toBe(2);
    }
    expect((await troubled.get(`/issuer/batches/${stuck}`)).body).toMatchObject({
      state: 'running',
      counts: { pending: 3, rejected: 0 },
    });
    await ask('update issuer.signing_key set valid_until = null where organisation_id = $1', [
      troubled.organisationId,
    ]);
    expect((await troubled.batchDone(stuck)).counts).toMatchObject({ issued: 3 });
  }, 60_000);
});

describe('an outage', () => {
  it('of identity is waited out, and nothing is rejected for it', async () => {
    const asked = scenario.neighbour.asked.length;
    const batchId = await waiting(school, 60);
    await eventually(() => expect(scenario.neighbour.asked.length).toBeGreaterThan(asked + 2));
    expect((await school.get(`/issuer/batches/${batchId}`)).body).toMatchObject({
      state: 'running',
      counts: { pending: 60, rejected: 0 },
    });
    scenario.neighbour.outage = false;
    expect((await school.batchDone(batchId)).counts).toMatchObject({ issued: 60, rejected: 0 });
  });

  it('of the secret that opens rows rejects nothing: the keys of the institution do not open either', async () => {
    const batchId = await waiting(school, 2);
    const stranger = await replica('stranger', 'another secret, of an installation that is not ours');
    // Tried until it is the stranger's turn and nobody else works on the rows.
    await eventually(async () => {
      const step = stranger.app.get(IssueBatchRows, { strict: false }).execute();
      await expect(step).rejects.toBeInstanceOf(UnreadableBox);
    });
    await stranger.close();
    expect((await school.get(`/issuer/batches/${batchId}`)).body).toMatchObject({
      counts: { pending: 2, rejected: 0 },
    });
    scenario.neighbour.outage = false;
    expect((await school.batchDone(batchId)).counts).toMatchObject({ issued: 2 });
  });
});

describe('a row that can never be issued', () => {
  it('is rejected with a reason when it was damaged, and holds nobody up', async () => {
    const batchId = await waiting(school, 4);
    await change(
      batchId,
      `update issuer.batch_row set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 255)
       where batch_id = $1 and row_number = 2`,
      `update issuer.batch_row set sealed = '' where batch_id = $1 and row_number = 3`,
    );
    scenario.neighbour.outage = false;
    const { counts } = await school.batchDone(batchId);
    expect(counts).toMatchObject({ total: 4, issued: 2, rejected: 2, pending: 0 });
    const rows = await school.rowsOf(batchId);
    expect(rows.map(({ code }) => code)).toEqual([
      null,
      'ISSUER_ROW_UNREADABLE',
      'ISSUER_ROW_UNREADABLE',
      null,
    ]);
    expect(rows[1]?.reason).toContain('damaged');
  });

  it('is rejected when every row of the batch was damaged', async () => {
    const batchId = await waiting(school, 3);
    await change(batchId, `update issuer.batch_row set sealed = '\\x01' where batch_id = $1`);
    scenario.neighbour.outage = false;
    expect((await school.batchDone(batchId)).counts).toMatchObject({ rejected: 3 });
  });

  it('is rejected when what it asks for cannot be signed', async () => {
    const { id } = await school.achievement({ name: 'Unsignable' });
    await ask(`update issuer.achievement set document = document || '{"colour": "blue"}' where id = $1`, [
      id,
    ]);
    const { batchId } = await school.batch([aRow('Unsignable'), aRow('Log analysis')]);
    await school.batchDone(batchId);
    const rows = await school.rowsOf(batchId);
    expect(rows.map(({ code }) => code)).toEqual(['ISSUER_CANNOT_SIGN', null]);
    const alone = await school.post('/issuer/awards', { ...aOne(id) });
    expect(alone.body).toMatchObject({ status: 422, code: 'ISSUER_CANNOT_SIGN' });
  });

  it('is rejected when its recipient was erased', async () => {
    const row = aRow('Log analysis') as { email: string; name: string };
    const { recipients } = (
      await school.post('/issuer/recipients', { recipients: [{ email: row.email, name: row.name }] })
    ).body as { recipients: { recipientId: string }[] };
    const id = recipients[0]?.recipientId ?? '';
    scenario.erased.add(id);
    scenario.service.runtime.context('issuer').personKeys.forget(id);
    const { batchId } = await school.batch([row]);
    await school.batchDone(batchId);
    expect((await school.rowsOf(batchId))[0]).toMatchObject({ code: 'ISSUER_RECIPIENT_ERASED' });
  });
});

function aOne(achievementId: string) {
  const { externalId, email, name } = aRow('') as Record<string, string>;
  return { externalId, recipient: { email, name }, achievementId };
}
