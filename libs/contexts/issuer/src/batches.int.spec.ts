import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AchievementMessage,
  Batch,
  BatchPage,
  BatchPreview,
  BatchRow,
  BatchRowPage,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { askAsStrangers, garbageIsTold, sendGarbage, strangersAreTold } from './testing/hostile.js';
import { aRow, institutionOf, startScenario, type Institution, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let school: Institution;
let achievement: AchievementMessage;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  achievement = await school.achievement({
    resultLevels: [
      { name: 'Aware', rank: 1 },
      { name: 'Able', rank: 2 },
    ],
  });
});
afterAll(() => scenario.close());

const path = '/issuer/batches';
const row = (over: object = {}) => aRow('Log analysis', over);
const columns = ['externalId', 'email', 'name', 'achievement', 'completedOn', 'level', 'validUntil', 'hold'];
const csvOf = (rows: readonly object[]) =>
  [columns, ...rows.map((each) => columns.map((name) => (each as Record<string, string>)[name] ?? ''))]
    .map((fields) => fields.join(','))
    .join('\n');
const send = (type: string, body: string | Uint8Array, query = '') =>
  school.call('POST', `${path}${query}`, { raw: { type, body } });
const sendCsv = (body: string | Uint8Array, query = '') => send('text/csv', body, query);
const stored = async () => {
  const { rows } = await scenario.log.admin.query<Record<string, number>>(
    `select (select count(*)::int from issuer.batch) as batches, (select count(*)::int from issuer.batch_row) as rows,
       (select count(*)::int from issuer.award) as awards, (select count(*)::int from issuer.recipient) as recipients,
       (select count(*)::int from issuer.idempotent_answer) as answers`,
  );
  return rows[0];
};
const outcomes = (rows: readonly BatchRow[]) => rows.map(({ outcome, code }) => code ?? outcome);

/** One bad row of every kind among good ones, and what each becomes. */
function mixedRoster(): [object, string][] {
  const good = row({ completedOn: '2026-05-01', level: 'Able' });
  return [
    [good, 'issued'],
    [row({ completedOn: '2026-02-30' }), 'ISSUER_ROW_INVALID'],
    [row({ achievement: 'Juggling' }), 'ISSUER_UNKNOWN_ACHIEVEMENT'],
    [row({ email: 'nobody' }), 'ISSUER_ROW_INVALID'],
    [row({ name: '' }), 'ISSUER_ROW_INVALID'],
    [row({ level: 'Master' }), 'ISSUER_UNKNOWN_LEVEL'],
    [row({ completedOn: '2026-05-01', validUntil: '2026-01-01T00:00:00Z' }), 'ISSUER_NEVER_VALID'],
    [row({ hold: 'yes' }), 'ISSUER_ROW_HELD'],
    [row({ hold: 'who knows' }), 'ISSUER_ROW_INVALID'],
    [{ ...good, level: 'Aware' }, 'ISSUER_ROW_CONTRADICTS'],
    [good, 'duplicate'],
    [row({ achievement: achievement.id }), 'issued'],
  ];
}

describe('issuing a roster', () => {
  it.each(['text/csv', 'application/json'])(
    'issues what is right and says what is wrong with the rest: %s',
    async (type) => {
      const [rows, expected] = [mixedRoster().map(([each]) => each), mixedRoster().map(([, each]) => each)];
      const answer = await send(type, type === 'text/csv' ? csvOf(rows) : JSON.stringify({ rows }));
      expect(answer.status).toBe(202);
      const { batchId } = answer.body as Batch;
      const done = await school.batchDone(batchId);
      expect(done.counts).toEqual({ total: 12, pending: 0, issued: 2, duplicate: 1, rejected: 8, held: 1 });
      const report = await school.rowsOf(batchId);
      expect(outcomes(report)).toEqual(expected);
      expect(report.map((each) => each.row)).toEqual(rows.map((_, index) => index + 1));
      for (const each of report) {
        if (each.outcome === 'issued')
          expect(each).toMatchObject({ reason: null, credentialIds: [expect.any(String)] });
        else expect(each.reason).toBeTruthy();
      }
      const [first, , , , , , , , , , again] = report;
      expect(again).toMatchObject({ credentialIds: first?.credentialIds, claimUrl: first?.claimUrl });
      expect(await scenario.verify(await school.textOf(first?.credentialIds[0] ?? ''))).toEqual([]);
    },
  );

  it('issues nothing new when it is run again', async () => {
    const rows = [row(), row(), row()];
    const first = await school.batch(rows);
    await school.batchDone(first.batchId);
    const issued = (await school.rowsOf(first.batchId)).map(({ credentialIds }) => credentialIds);
    const second = await school.batchDone((await school.batch(rows)).batchId);
    expect(second.counts).toMatchObject({ issued: 0, duplicate: 3 });
    const again = await school.rowsOf(second.batchId);
    expect(again.map(({ credentialIds }) => credentialIds)).toEqual(issued);
    expect(again[0]?.reason).toBe('It was issued before.');
  });

  it('issues each award once when the same roster comes several times at once', async () => {
    const rows = Array.from({ length: 60 }, () => row());
    const batches = await Promise.all(Array.from({ length: 3 }, () => school.batch(rows)));
    const done = await Promise.all(batches.map(({ batchId }) => school.batchDone(batchId)));
    const sum = (name: 'issued' | 'duplicate') => done.reduce((total, { counts }) => total + counts[name], 0);
    expect([sum('issued'), sum('duplicate')]).toEqual([60, 120]);
  });

  it('rejects a row whose external id belongs to another award', async () => {
    const externalId = 'taken';
    await school.award(achievement.id, { externalId });
    const { batchId } = await school.batch([row({ externalId }), row()]);
    await school.batchDone(batchId);
    expect(outcomes(await school.rowsOf(batchId))).toEqual(['ISSUER_AWARD_CONFLICT', 'issued']);
  });

  it('gives the same batch for the same Idempotency-Key, and refuses the key for another roster', async () => {
    const key = { 'idempotency-key': newId() };
    const rows = [row()];
    const answers = await Promise.all([1, 2, 3].map(() => school.post(path, { rows }, key)));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    const other = await school.post(path, { rows: [row()] }, key);
    expect(other.body).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('signs the forms that are asked for', async () => {
    const answer = await school.post(path, {
      rows: [row()],
      formats: ['vc+ld+json', 'vc+jwt'],
      issuer: 'did:key',
    });
    const { batchId } = answer.body as Batch;
    await school.batchDone(batchId);
    const [{ credentialIds = [] } = {}] = await school.rowsOf(batchId);
    expect(credentialIds).toHaveLength(2);
    for (const id of credentialIds) expect(await scenario.verify(await school.textOf(id))).toEqual([]);
  });

  it('is done at once when no row can be issued', async () => {
    const batch = await school.batch([row({ email: '' })]);
    expect(batch).toMatchObject({ state: 'done', counts: { total: 1, rejected: 1 } });
    expect(batch.finishedAt).toBe(batch.createdAt);
  });

  it('keeps no text of a row once it is done, and seals it until then', async () => {
    const { rows } = await scenario.log.admin.query<{ n: number }>(
      'select count(*)::int as n from issuer.batch_row where sealed is not null',
    );
    expect(rows[0]?.n).toBe(0);
  });
});

describe('reading a roster', () => {
  it('takes a byte order mark, either line ending, quotes, blank lines and any order of columns', async () => {
    const [one, two] = [row({ name: 'Beltrán, Ana "la buena"' }), row()];
    const text = [
      '\ufeffname,achievement,email,externalId',
      `"Beltrán, Ana ""la buena""",Log analysis,${one.email},${one.externalId}`,
      '',
      ` ${two.name} , Log analysis ,${two.email}, ${two.externalId} `,
    ].join('\r\n');
    const { batchId } = (await sendCsv(text)).body as Batch;
    const { counts } = await school.batchDone(batchId);
    expect(counts).toMatchObject({ total: 2, issued: 2 });
    const { items } = (await school.get(`/issuer/credentials?externalId=${one.externalId}`)).body as {
      items: { recipientName: string }[];
    };
    expect(items[0]?.recipientName).toBe('Beltrán, Ana "la buena"');
  });

  it('rejects a row that does not fit the header, and issues the others', async () => {
    const [one, two] = [row(), row()];
    const text = [
      'externalId,email,name,achievement',
      `${one.externalId},${one.email},Beltrán, Ana,Log analysis`,
      `${two.externalId},${two.email},${two.name},Log analysis`,
      'lonely',
    ].join('\n');
    const { batchId } = (await sendCsv(text)).body as Batch;
    await school.batchDone(batchId);
    const [crooked, straight, short] = await school.rowsOf(batchId);
    expect(crooked).toMatchObject({ outcome: 'rejected', externalId: one.externalId });
    expect(crooked?.reason).toBe('The row has 5 fields, the header 4; quote a field that has a comma.');
    expect(straight).toMatchObject({ outcome: 'issued' });
    expect(short).toMatchObject({ outcome: 'rejected', reason: expect.stringContaining('1 fields') });
  });

  it.each([
    ['no row', csvOf([]), /has no rows/],
    ['nothing', '', /has no column externalId, email, name, achievement/],
    ['a column less', 'externalId,email,name\na,b,c', /has no column achievement/],
    ['a column that nobody knows', csvOf([]).replace('hold', 'holt'), /columns that are not known: holt/],
    ['a column twice', `${csvOf([])},email\n`, /has the column email twice/],
    ['quotes that do not end', `${csvOf([])}\n"a`, /cannot be read/],
    ['a field without end', `${csvOf([])}\n${'x'.repeat(200_000)}`, /cannot be read/],
  ])('is refused as a whole with %s', async (_, text, detail) => {
    const before = await stored();
    expect((await sendCsv(text)).body).toMatchObject({
      status: 400,
      code: 'ISSUER_ROSTER_MALFORMED',
      detail: expect.stringMatching(detail),
    });
    expect(await stored()).toEqual(before);
  });

  it('is refused as a whole when it is not UTF-8', async () => {
    const latin = Buffer.from(csvOf([row({ name: 'José' })]), 'latin1');
    const wide = Buffer.from(`\ufeff${csvOf([row()])}`, 'utf16le');
    for (const body of [latin, wide]) {
      expect((await sendCsv(body)).body).toMatchObject({
        code: 'ISSUER_ROSTER_MALFORMED',
        detail: expect.stringContaining('is not UTF-8'),
      });
    }
  });

  it('takes characters that no database stores for what they are: wrong, in their row', async () => {
    const odd = [
      row({ externalId: 'a\u0000b' }),
      row({ achievement: 'x\u0000' }),
      row({ name: 'Ana \ud83c' }),
      row(),
    ];
    const answer = await school.post(path, { rows: odd });
    const { batchId } = answer.body as Batch;
    await school.batchDone(batchId);
    expect(outcomes(await school.rowsOf(batchId))).toEqual([
      'ISSUER_ROW_INVALID',
      'ISSUER_UNKNOWN_ACHIEVEMENT',
      'ISSUER_ROW_INVALID',
      'issued',
    ]);
    expect((await school.post(`${path}?preview=true`, { rows: odd })).status).toBe(202);
  });

  it('takes twenty thousand rows, as CSV and as JSON, and not one more', async () => {
    const long = Array.from({ length: 20_001 }, (_, n) => ({
      externalId: `long-${n}`,
      email: `long-${n}@example.org`,
      name: `Person ${n}`,
      achievement: 'Log analysis',
      hold: 'yes',
    }));
    expect((await sendCsv(csvOf(long))).body).toMatchObject({ status: 413, code: 'ISSUER_ROSTER_TOO_LONG' });
    expect((await school.post(path, { rows: long })).body).toMatchObject({
      status: 400,
      code: 'REQUEST_INVALID',
      errors: [{ path: 'rows' }],
    });
    for (const answer of [
      await sendCsv(csvOf(long.slice(1))),
      await school.post(path, { rows: long.slice(1) }),
    ]) {
      expect(answer).toMatchObject({
        status: 202,
        body: { state: 'done', counts: { total: 20_000, held: 20_000 } },
      });
    }
  }, 60_000);

  it.each([
    ['rows of nothing', { rows: [] }, 'rows'],
    ['no rows', {}, 'rows'],
    ['a row that is none', { rows: [7] }, 'rows.0'],
    ['a number for a text', { rows: [{ ...aRow('x'), level: 3 }] }, 'rows.0.level'],
    ['a member that nobody knows', { rows: [{ ...aRow('x'), colour: 'blue' }] }, 'rows.0'],
    ['a form that there is not', { rows: [aRow('x')], formats: ['pdf'] }, 'formats.0'],
    ['a form twice', { rows: [aRow('x')], formats: ['vc+jwt', 'vc+jwt'] }, 'formats'],
    ['a list', [], ''],
  ])('is refused as JSON with %s', async (_, body, field) => {
    const before = await stored();
    expect((await school.post(path, body)).body).toMatchObject({
      status: 400,
      code: 'REQUEST_INVALID',
      errors: [{ path: field }],
    });
    expect(await stored()).toEqual(before);
  });

  it('is refused when it is no JSON, too much of it, or something else, and the service lives on', async () => {
    expect(await sendGarbage(school, path, 11 * 1_048_576)).toEqual(garbageIsTold);
    expect((await sendCsv('x'.repeat(21 * 1_048_576))).body).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
    });
    expect((await send('application/xml', '<rows/>')).body).toMatchObject({
      status: 415,
      code: 'MEDIA_TYPE_UNSUPPORTED',
    });
    expect((await send('application/octet-stream', 'rows')).status).toBe(415);
    expect((await sendCsv(csvOf([row()]), '?preview=perhaps')).status).toBe(400);
    expect((await school.get(path)).status).toBe(200);
  });
});

describe('previewing a roster', () => {
  it('tells exactly what would become of each row and stores nothing', async () => {
    await school.award(achievement.id, { externalId: 'known' });
    const roster = [
      ...mixedRoster(),
      [row({ externalId: 'known' }), 'ISSUER_AWARD_CONFLICT'] as [object, string],
    ];
    const rows = roster.map(([each]) => each);
    const before = await stored();
    const answer = await sendCsv(csvOf(rows), '?preview=true');
    expect(await stored()).toEqual(before);
    const { preview, counts, notable } = answer.body as BatchPreview;
    expect(preview).toBe(true);
    expect(counts).toEqual({ total: 13, pending: 2, issued: 0, duplicate: 1, rejected: 9, held: 1 });
    const { batchId } = await school.batch(rows);
    await school.batchDone(batchId);
    const real = (await school.rowsOf(batchId)).filter(({ outcome }) => outcome !== 'issued');
    expect(notable.map((each) => each.row)).toEqual(real.map((each) => each.row));
    expect(outcomes(notable)).toEqual(outcomes(real));
    expect(notable.every(({ reason }) => reason)).toBe(true);
  });

  it('knows what was issued before', async () => {
    const rows = [row()];
    await school.batchDone((await school.batch(rows)).batchId);
    const { counts, notable } = (await school.post(`${path}?preview=true`, { rows })).body as BatchPreview;
    expect(counts).toMatchObject({ pending: 0, duplicate: 1 });
    expect(notable).toMatchObject([{ outcome: 'duplicate', reason: 'It was issued before.' }]);
  });
});

describe('reading batches', () => {
  it('pages through their rows, by outcome where it is asked for', async () => {
    const rows = Array.from({ length: 7 }, (_, n) => row(n % 2 === 0 ? {} : { email: 'nobody' }));
    const { batchId } = await school.batch(rows);
    await school.batchDone(batchId);
    const pages = async (query: string) => {
      const read: number[][] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const to = `${path}/${batchId}/rows?limit=3${query}${cursor && `&cursor=${cursor}`}`;
        const page: BatchRowPage = (await school.get(to)).body;
        read.push(page.items.map((each) => each.row));
        cursor = page.next;
      }
      return read;
    };
    expect(await pages('')).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(await pages('&outcome=issued')).toEqual([[1, 3, 5], [7]]);
    expect((await pages('&outcome=rejected')).flat()).toEqual([2, 4, 6]);
    expect(await pages('&outcome=held')).toEqual([[]]);
  });

  it('lists batches newest first, page by page, with their own counts', async () => {
    const reader = await scenario.institution('Page by page');
    const made: string[] = [];
    for (const length of [1, 2, 3]) {
      const rows = Array.from({ length }, () => row({ email: '' }));
      made.unshift((await reader.batch(rows)).batchId);
    }
    const first: BatchPage = (await reader.get(`${path}?limit=2`)).body;
    const second: BatchPage = (await reader.get(`${path}?limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ batchId }) => batchId)).toEqual(made);
    expect([...first.items, ...second.items].map(({ counts }) => counts.rejected)).toEqual([3, 2, 1]);
    expect(second.next).toBeUndefined();
  });

  it('shows no other institution what is not its own', async () => {
    const other = await scenario.institution('Mesa Tech');
    const { batchId } = await school.batch([row({ email: '' })]);
    for (const id of [batchId, newId()]) {
      for (const to of [`${path}/${id}`, `${path}/${id}/rows`]) {
        expect((await other.get(to)).body).toMatchObject({ status: 404, code: 'ISSUER_UNKNOWN_BATCH' });
      }
    }
    expect((await other.get(path)).body).toEqual({ items: [] });
  });

  it.each(['/x', '/x/rows', '?cursor=x', '?limit=0'])('refuses %s', async (to) => {
    expect((await school.get(path + to)).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it.each(['cursor=x', 'cursor=-1', 'cursor=99999999999', 'outcome=lost'])(
    'refuses rows with %s',
    async (query) => {
      const answer = await school.get(`${path}/${newId()}/rows?${query}`);
      expect(answer.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    },
  );
});

describe('who may issue rosters', () => {
  it.each([
    { method: 'POST', path, scope: 'credentials:issue', body: { rows: [row()] } },
    { method: 'GET', path, scope: 'credentials:read' },
    { method: 'GET', path: `${path}/${newId()}`, scope: 'credentials:read' },
    { method: 'GET', path: `${path}/${newId()}/rows`, scope: 'credentials:read' },
  ] as const)('is somebody of an institution with $scope: $method $path', async (route) => {
    expect(await askAsStrangers(scenario, school, route)).toEqual(strangersAreTold);
  });

  it('asks an institution that has just joined to try again', async () => {
    const answer = await institutionOf(scenario.service).post(path, { rows: [row()] });
    expect(answer.body).toMatchObject({ status: 503, code: 'ISSUER_NOT_READY' });
  });
});
