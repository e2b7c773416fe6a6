import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { feedEntry, matchDetail, postingDetail, verification, type FeedEntry } from '@wellspring/contracts';
import { run } from '../main.js';

const id = (last: number) => `0197a1c0-0000-7000-8000-${String(last).padStart(12, '0')}`;
const at = '2026-05-15T16:00:00.000Z';

const posting = postingDetail.parse({
  id: id(1),
  title: 'Junior SOC analyst',
  openings: 6,
  location: null,
  timeZone: null,
  closesOn: null,
  closesAt: null,
  state: 'open',
  closeReason: null,
  closedAt: null,
  publishedAt: at,
  requirementCount: 1,
  matches: { qualified: 2, near: 1 },
  description: null,
  requirements: [
    {
      id: id(2),
      item: { uri: 'urn:soc:R1' },
      label: 'Reads logs',
      kind: 'required',
      mandatory: true,
      minLevel: 3,
      weight: 10,
    },
  ],
});

const explained = {
  requirementId: id(2),
  label: 'Reads logs',
  kind: 'required',
  mandatory: true,
  met: true,
  contribution: 1000,
  level: 4,
  minLevel: 3,
  itemUri: 'urn:nice:K1',
  path: [{ type: 'exactMatchOf', from: 'urn:nice:K1', to: 'urn:soc:R1' }],
  strength: 1000,
  note: null,
  credentialReference: id(4),
};

const match = matchDetail.parse({
  id: id(3),
  postingId: id(1),
  postingTitle: 'Junior SOC analyst',
  tier: 'qualified',
  score: 1000,
  candidate: { reference: id(5) },
  requirementsMet: 1,
  requirementCount: 2,
  sequence: 1,
  createdAt: at,
  updatedAt: at,
  explanation: [
    explained,
    {
      ...explained,
      met: false,
      note: 'not-held',
      label: 'Scripts',
      contribution: 0,
      itemUri: null,
      path: [],
      strength: 0,
      credentialReference: null,
      level: null,
      minLevel: null,
    },
  ],
  outcomes: [],
});

const entry = (cursor: number, more: Partial<FeedEntry> = {}): FeedEntry =>
  feedEntry.parse({
    id: id(100 + cursor),
    cursor,
    type: 'match.created',
    occurredAt: at,
    sequence: 1,
    posting: { id: id(1), title: 'Junior SOC analyst' },
    match: { id: id(3), tier: 'qualified', score: 1000, explanation: [] },
    candidate: { reference: id(5) },
    ...more,
  });

const checked = verification.parse({
  verificationId: id(6),
  outcome: 'refused',
  decided: true,
  credentialId: 'urn:uuid:1',
  digest: `sha256-${'A'.repeat(43)}`,
  issuer: 'did:web:example.org',
  name: 'Log analysis',
  checks: [
    { check: 'proof', outcome: 'pass', reason: 'The signature is intact.' },
    { check: 'status', outcome: 'fail', code: 'REVOKED', reason: 'The issuer has revoked it.' },
  ],
  items: [],
  validUntil: null,
  verifiedAt: at,
});

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}

type Answer = (seen: Seen, response: ServerResponse) => unknown;

describe("an employer's commands", () => {
  let server: Server;
  let data = '';
  const seen: Seen[] = [];
  const answers = new Map<string, Answer>();
  const variables = new Map<string, string | undefined>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void answer(request, Buffer.concat(chunks).toString(), response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    data = await mkdtemp(join(tmpdir(), 'wellspring-cli-'));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const clients = [{ id: 'recruiter', secret: 's', name: 'Harbor & Pine' }];
    await writeFile(join(data, 'profile.json'), JSON.stringify({ url, clients }));
    for (const [name, value] of [
      ['WELLSPRING_DATA', data],
      ['WELLSPRING_URL', undefined],
      ['WELLSPRING_AS', undefined],
    ] as const) {
      variables.set(name, process.env[name]);
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  afterAll(async () => {
    for (const [name, value] of variables) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(data, { recursive: true });
  });
  beforeEach(() => {
    seen.length = 0;
    answers.clear();
    answers.set('POST /oidc/token', () => ({ access_token: 'token-of-the-recruiter' }));
  });

  async function answer(request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const call = { method: request.method ?? '', path: request.url ?? '', body, headers: request.headers };
    seen.push(call);
    const found = await answers.get(`${call.method} ${path}`)?.(call, response);
    if (response.headersSent) return;
    const problem = {
      type: 'urn:x',
      title: 'unknown',
      status: 404,
      code: 'ROUTE_UNKNOWN',
      detail: 'Nothing answers here.',
    };
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? problem));
  }

  async function ws(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const written = { out: '', err: '' };
    const spies = (['out', 'err'] as const).map((name) =>
      jest.spyOn(process[`std${name}`], 'write').mockImplementation((text) => {
        written[name] += String(text);
        return true;
      }),
    );
    try {
      return { code: await run(args), ...written };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }
  const asked = () => seen.filter(({ path }) => path !== '/oidc/token');
  const file = async (name: string, content: string) => {
    await writeFile(join(data, name), content);
    return join(data, name);
  };

  it('publish a posting from a file, preview it, and list what there is', async () => {
    answers.set('POST /matching/postings', ({ path }) =>
      path.includes('preview=true')
        ? { preview: true, pool: { qualified: 4, near: '<3', total: 5 } }
        : posting,
    );
    answers.set('GET /matching/postings', () => ({ items: [posting] }));
    const path = await file('posting.json', '{"title":"Junior SOC analyst"}');
    const created = await ws('posting', 'create', path);
    expect(created).toMatchObject({ code: 0, err: '' });
    expect(created.out).toMatch(/^Junior SOC analyst: 0197.*\n[\s\S]*Reads logs +mandatory +3 +10\n$/);
    expect(asked()[0]).toMatchObject({
      body: '{"title":"Junior SOC analyst"}',
      headers: { authorization: 'Bearer token-of-the-recruiter', 'content-type': 'application/json' },
    });
    expect((await ws('posting', 'create', path, '--preview')).out).toBe('4 qualified, <3 near, of 5.\n');
    const list = await ws('posting', 'list', '--state', 'open');
    expect(list.out).toMatch(/Junior SOC analyst +open +6 +2 +1/);
    expect(asked().at(-1)?.path).toBe('/matching/postings?state=open&limit=200');
    expect(JSON.parse((await ws('posting', 'list', '--json')).out)).toEqual({ items: [posting] });
  });

  it('say in a line what is wrong with a posting', async () => {
    const broken = await ws('posting', 'create', await file('broken.json', '{"title":'));
    expect(broken).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not JSON') });
    expect((await ws('posting', 'create', '/nowhere')).err).toContain('cannot be read');
    answers.set('POST /matching/postings', (_, response) => {
      const errors = [{ path: 'requirements.0.itemUri', message: 'No framework here has this item.' }];
      response.writeHead(422, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({
          type: 'urn:x',
          title: 'x',
          status: 422,
          code: 'MATCHING_UNKNOWN_ITEM',
          detail: 'Some requirements name no item.',
          errors,
        }),
      );
    });
    expect(await ws('posting', 'create', await file('posting.json', '{}'))).toEqual({
      code: 1,
      out: '',
      err: 'Some requirements name no item. [MATCHING_UNKNOWN_ITEM]\n  requirements.0.itemUri: No framework here has this item.\n',
    });
  });

  it('rank and explain matches', async () => {
    answers.set(`GET /matching/postings/${id(1)}/matches`, () => ({ items: [{ ...match, rank: 1 }] }));
    answers.set(`GET /matching/matches/${id(3)}`, () => match);
    expect((await ws('match', 'list', id(1))).out).toMatch(
      new RegExp(`1 +${id(3)} +qualified +1000 +1/2 +${id(5)}`),
    );
    const { out } = await ws('match', 'explain', id(3));
    expect(out).toBe(
      [
        `${id(5)} for Junior SOC analyst: qualified, 1000 of 1000`,
        '✓ Reads logs (mandatory, level 4 of at least 3): +1000',
        `    by credential ${id(4)}, strength 1000`,
        '    urn:nice:K1',
        '      exactMatchOf urn:soc:R1',
        '✗ Scripts (mandatory): +0',
        '    not-held\n',
      ].join('\n'),
    );
    expect(await ws('match', 'explain', id(9))).toMatchObject({
      code: 1,
      err: 'Nothing answers here. [ROUTE_UNKNOWN]\n',
    });
  });

  it('subscribe to a feed and list subscriptions', async () => {
    const subscription = {
      id: id(7),
      postingIds: [id(1)],
      webhook: { url: 'https://hp.example/hook', state: 'active' },
      createdAt: at,
    };
    answers.set('POST /matching/subscriptions', () => ({ ...subscription, secret: 'whsec_AA==' }));
    answers.set('GET /matching/subscriptions', () => ({ items: [subscription] }));
    const args = ['--posting', id(1), '--webhook', 'https://hp.example/hook'];
    expect((await ws('feed', 'subscribe', ...args)).out).toBe(`${id(7)}\nwhsec_AA==\n`);
    expect(JSON.parse(asked()[0]?.body ?? '')).toEqual({
      postingIds: [id(1)],
      webhook: { url: 'https://hp.example/hook' },
    });
    const list = await ws('feed', 'list');
    expect(list.out).toMatch(/1 +https:\/\/hp\.example\/hook +active/);
    expect(list.out).not.toContain('whsec_');
  });

  it('print what is in a feed, page by page, and end', async () => {
    answers.set(`GET /matching/subscriptions/${id(7)}/events`, ({ path }) =>
      path.includes('cursor=0&')
        ? { items: [entry(1)], cursor: 1, hasMore: true }
        : {
            items: [entry(2, { type: 'match.withdrawn', match: { id: id(3) }, reason: 'consent' })],
            cursor: 2,
            hasMore: false,
          },
    );
    const { out } = await ws('feed', 'tail', id(7), '--once');
    expect(out).toBe(
      [
        `1  ${at}  match.created  Junior SOC analyst  ${id(5)}  qualified 1000`,
        `2  ${at}  match.withdrawn  Junior SOC analyst  ${id(5)}  consent\n`,
      ].join('\n'),
    );
    const json = await ws('feed', 'tail', id(7), '--once', '--json');
    expect(
      json.out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as FeedEntry).cursor),
    ).toEqual([1, 2]);
  });

  it('follow a feed over lost connections, from the last entry on, until it is refused for good', async () => {
    const event = (each: FeedEntry) =>
      `id: ${each.id}\nevent: ${each.type}\ndata: ${JSON.stringify(each)}\n\n`;
    const turns: ((response: ServerResponse) => void)[] = [
      // A feed in which nothing has happened yet loses its connection.
      (response) => response.write('retry: 2000\n\n', () => response.destroy()),
      (response) => response.write(event(entry(1)), () => response.destroy()),
      (response) => response.end(event(entry(2))),
    ];
    answers.set(`GET /matching/subscriptions/${id(7)}/stream`, (_, response) => {
      const turn = turns.shift();
      if (!turn) return undefined;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      turn(response);
      return true;
    });
    const { code, out, err } = await ws('feed', 'tail', id(7), '--json');
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as FeedEntry).cursor),
    ).toEqual([1, 2]);
    expect([code, err]).toEqual([1, 'Nothing answers here. [ROUTE_UNKNOWN]\n']);
    const streams = asked().filter(({ path }) => path.includes('/stream'));
    expect(streams.map(({ headers }) => headers['last-event-id'])).toEqual([
      undefined,
      undefined,
      id(101),
      id(102),
    ]);
  }, 30_000);

  it('verify a credential, and exit with 2 when it is refused', async () => {
    answers.set('POST /verifier/verifications', () => checked);
    const { code, out } = await ws('vc', 'verify', await file('credential.json', ' {"type":"x"}\n'));
    expect(code).toBe(2);
    expect(out).toContain('refused: Log analysis, issued by did:web:example.org');
    expect(out).toMatch(/status +fail +The issuer has revoked it\. \[REVOKED\]/);
    expect(asked()[0]).toMatchObject({ body: '{"type":"x"}', headers: { 'content-type': 'text/plain' } });
    answers.set('POST /verifier/verifications', () => ({ ...checked, outcome: 'verified' }));
    expect((await ws('vc', 'verify', join(data, 'credential.json'))).code).toBe(0);
  });

  it('end with 1, and not with 2, where nothing was verified: no file, or none that can be read', async () => {
    expect((await ws('vc', 'verify')).code).toBe(1);
    const { code, err } = await ws('vc', 'verify', join(data, 'absent.json'));
    expect([code, err]).toEqual([1, expect.stringContaining('absent.json cannot be read')]);
    expect(asked()).toEqual([]);
  });

  it('verify several, and exit with 2 when one is refused', async () => {
    answers.set('POST /verifier/verifications', ({ body }) => ({
      ...checked,
      outcome: body.includes('good') ? 'verified' : 'refused',
    }));
    const files = [await file('one.json', '{"type":"good"}'), await file('two.json', '{"type":"bad"}')];
    const { code, out } = await ws('vc', 'verify', ...files);
    expect(code).toBe(2);
    expect(out).toMatch(/one\.json\nverified: Log analysis[\s\S]*two\.json\nrefused: Log analysis/);
  });
});
