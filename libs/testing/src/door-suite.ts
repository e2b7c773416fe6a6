import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContextName } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import pg from 'pg';
import type { Answer, CallOptions, TestCaller, TestService } from './service.js';

/** A route, and what makes a good call of it: the suite spoils it in every way. */
export interface Door {
  /** As the reference names it, such as `POST /wallet/consents/{id}/withdraw`. */
  readonly route: string;
  /** A caller who may; absent where anybody may. */
  readonly as?: () => TestCaller;
  /** The path of something that is there; without it parameters stand for nothing that is. */
  readonly path?: () => string;
  /** A body that is taken, where the route reads one. */
  readonly body?: () => object;
  /** Members that the body's schema does not name are let pass, for its standard allows them. */
  readonly isOpen?: boolean;
  /** A value that its first member cannot have. */
  readonly wrong?: unknown;
  /** Everything of the body may be left out. */
  readonly takesEmpty?: boolean;
  /** It answers for as long as the caller listens. */
  readonly streams?: boolean;
}

export interface DoorSuiteOptions {
  readonly context: ContextName;
  /** The paths that are its own. */
  readonly prefixes: readonly string[];
  readonly doors: readonly Door[];
  service(): TestService;
}

interface Operation {
  readonly requestBody?: object;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

const reference = JSON.parse(
  readFileSync(new URL('../../../docs/reference/openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, Operation>> };

/**
 * What every route of a context must stand: callers without a token, with one that is none, of another right;
 * paths, queries and bodies that are malformed, oversized or of another kind; the same call at once. Each is
 * answered by a problem with a code, stores nothing, and leaves the service alive.
 */
export function doorSuite({ context, prefixes, doors, service }: DoorSuiteOptions): void {
  describe(`every door of ${context}`, () => {
    let admin: pg.Client;
    beforeAll(async () => {
      admin = new pg.Client({ connectionString: service().adminUrl });
      await admin.connect();
    });
    afterAll(() => admin.end());

    it('is tried', () => {
      const all = Object.entries(reference.paths)
        .filter(([path]) => prefixes.some((prefix) => path.startsWith(prefix)))
        .flatMap(([path, methods]) =>
          Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
        );
      expect(doors.map(({ route }) => route).sort()).toEqual(all.sort());
    });

    const table = doors.map((door) => [door.route, door] as const);
    const closed = table.filter(([, { as }]) => as);

    it.each(closed)('%s is closed to callers without a token or without the right', async (_, door) => {
      const before = await rowsOf(admin, context);
      for (const token of [undefined, 'nonsense']) {
        expectProblem(await call(service(), door, { ...sentBody(door), ...(token && { token }) }), [401]);
      }
      const stranger: TestCaller = {
        organisationId: newId(),
        holder: newId(),
        scopes: ['organisation:read'],
      };
      expectProblem(await call(service(), door, { ...sentBody(door), as: stranger }), [403]);
      expect(await rowsOf(admin, context)).toBe(before);
    });

    it.each(table)('%s refuses a spoiled path or query', async (_, door) => {
      const before = await rowsOf(admin, context);
      const { path } = partsOf(door);
      const options = { ...calling(door), ...sentBody(door) };
      for (const odd of path.includes('{') ? ['nonsense', '%00', "'%20or%201=1", 'x'.repeat(3500)] : []) {
        const spoiled = path.replaceAll(/\{\w+\}/g, odd);
        expectProblem(await call(service(), door, options, spoiled), [400, 404, 414]);
      }
      for (const query of spoiledQueries(door)) {
        expectProblem(await call(service(), door, options, `${pathOf(door)}?${query}`), [400], query);
      }
      expect(await rowsOf(admin, context)).toBe(before);
    });

    const reading = table.filter(([, { body }]) => body);
    if (reading.length > 0)
      it.each(reading)('%s refuses a spoiled body', async (_, door) => {
        const before = await rowsOf(admin, context);
        for (const [body, statuses] of spoiledBodies(door)) {
          const raw = { type: 'application/json', body };
          expectProblem(await call(service(), door, { ...calling(door), raw }), statuses, body.slice(0, 80));
        }
        const raw = { type: 'application/xml', body: '<a/>' };
        expectProblem(await call(service(), door, { ...calling(door), raw }), [415]);
        expect(await rowsOf(admin, context)).toBe(before);
        expect((await service().call('GET', '/health/live')).status).toBe(200);
      });

    it.each(table.filter(([, { streams }]) => !streams))('%s stands many at once', async (_, door) => {
      const options = { ...calling(door), ...sentBody(door) };
      const answers = await Promise.all(Array.from({ length: 6 }, () => call(service(), door, options)));
      expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
      if (door.path || !door.route.includes('{'))
        expect(answers.some(({ status }) => status < 300)).toBe(true);
    });
  });
}

function partsOf({ route }: Door): { method: string; path: string } {
  const [method = '', path = ''] = route.split(' ');
  return { method, path };
}

/** Something that is there, or something well-formed that is not. */
function pathOf(door: Door): string {
  const nothing = '0197a1c0-0000-7000-8000-00000000dead';
  return door.path?.() ?? partsOf(door).path.replaceAll(/\{\w+\}/g, nothing);
}

const calling = ({ as }: Door): CallOptions => (as ? { as: as() } : {});
const sentBody = ({ body }: Door): CallOptions => (body ? { body: body() } : {});

function call(service: TestService, door: Door, options: CallOptions, path = pathOf(door)): Promise<Answer> {
  return service.call(partsOf(door).method, path, options);
}

/** Every declared parameter of the query, spoiled. */
function spoiledQueries(door: Door): string[] {
  const { method, path } = partsOf(door);
  const { parameters = [] } = reference.paths[path]?.[method.toLowerCase()] ?? {};
  return parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }) => [
      `${name}=%00`,
      `${name}=${'x'.repeat(3000)}`,
      `${name}=1&${name}=2`,
      ...(name === 'limit' ? ['limit=0', 'limit=-1', 'limit=1e9', 'limit=all'] : []),
      ...(name === 'from' || name === 'to' ? [`${name}=yesterday`, `${name}=0000-01-01T00:00:00Z`] : []),
    ]);
}

function spoiledBodies(door: Door): [body: string, statuses: number[]][] {
  const good = door.body?.() ?? {};
  const [first = 'none'] = Object.keys(good);
  return [
    ...[
      '',
      '{"open":',
      '{} {}',
      'nonsense',
      '[]',
      '[[[]]]',
      '7',
      '"text"',
      'null',
      ...(door.takesEmpty ? [] : ['{}']),
    ].map((body): [string, number[]] => [body, [400]]),
    [JSON.stringify({ ...good, [first]: door.wrong ?? { odd: [null] } }), [400]],
    [JSON.stringify({ ...good, [first]: 'a\u0000b' }), [400]],
    [JSON.stringify({ ...good, [first]: 'a\ud800b' }), [400]],
    ...(door.isOpen ? [] : [[JSON.stringify({ ...good, surprise: 1 }), [400]] as [string, number[]]]),
    [`{"${first}":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, [400]],
    [JSON.stringify({ ...good, __proto: 1, surprise: 'x'.repeat(1_100_000) }), [413]],
    [`{"__proto__":{"a":1},"${first}":1}`, [400]],
  ];
}

function expectProblem(answer: Answer, statuses: readonly number[], what = ''): void {
  const { status, text } = answer;
  if (!statuses.includes(status))
    throw new Error(`${what} was answered with ${status}: ${text.slice(0, 500)}`);
  expect(answer.body).toMatchObject({ status, code: expect.stringMatching(/^[A-Z0-9_]+$/) });
}

/** How many rows a context has, but for facts on their way. */
async function rowsOf(admin: pg.Client, context: ContextName): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(
    `select coalesce(sum((xpath('/row/rows/text()', query_to_xml(
       format('select count(*) as rows from %I.%I', schemaname, tablename), false, true, '')))[1]::text::bigint), 0) as count
     from pg_tables where schemaname = $1 and tablename not in ('outbox', 'inbox')`,
    [context],
  );
  return Number(rows[0]?.count);
}
