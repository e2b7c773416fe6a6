import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aRow,
  startScenario,
  type Institution,
  type Scenario,
} from '../../../libs/contexts/issuer/src/testing/scenario.js';

const bin = join(import.meta.dirname, '../../cli/bin/wellspring.mjs');

let scenario: Scenario;
let school: Institution;
let edge: Edge;
let data: string;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  await school.achievement();
  edge = await Edge.start(scenario.service.url, scenario.service.tokenOf(school.caller));
  data = await mkdtemp(join(tmpdir(), 'wellspring-cli-'));
  const client = { id: 'rio-bravo', secret: 'secret', name: 'Rio Bravo', organisation: 'Rio Bravo' };
  await writeFile(
    join(data, 'profile.json'),
    JSON.stringify({ url: edge.url, clients: [client], accounts: [] }),
  );
});
beforeEach(() => {
  edge.absences = 0;
});
afterAll(async () => {
  await edge.close();
  await scenario.close();
  await rm(data, { recursive: true });
});

const ws = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env['PATH'], WELLSPRING_DATA: data };
    execFile(process.execPath, [bin, '--as', 'rio-bravo', ...args], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
const fileOf = async (name: string, content: string | Uint8Array) => {
  const path = join(data, name);
  await writeFile(path, content);
  return path;
};

type Row = Record<string, string>;
const columns = ['externalId', 'email', 'name', 'achievement', 'completedOn', 'hold'];
const csvOf = (rows: readonly Row[]) =>
  [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((line) => line.join(','))
    .join('\n');
const row = (over: object = {}) => aRow('Log analysis', over) as Row;
/** Three good rows, one of them twice, one with a day that is none, one held, one of nothing that is known. */
function roster(): Row[] {
  const good = [row(), row(), row()];
  return [
    ...good,
    good[0] as Row,
    row({ completedOn: '2026-02-30' }),
    row({ hold: 'yes' }),
    row({ achievement: 'X' }),
  ];
}
const sentence = ({ out }: { out: string }) => out.trimEnd().split('\n').at(-1);

describe('ws issue batch', () => {
  it('tells how far it is, then what became of each row with its reason, and counts that add up', async () => {
    const rows = roster();
    const path = await fileOf('roster.csv', csvOf(rows));
    const { code, out, err } = await ws('issue', 'batch', path);
    expect(code).toBe(2);
    expect(err).toMatch(/^\d of 7 rows of batch [0-9a-f-]{36}\n/);
    expect(err).toMatch(/\n7 of 7 rows of batch [0-9a-f-]{36}\n$/);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toBe('7 rows: 3 issued, 1 duplicate, 2 rejected, 1 held');
    rows.forEach(({ externalId = '' }, index) => expect(lines[index + 1]).toContain(externalId));
    expect(lines[4]).toMatch(/duplicate\s+It was issued before\.$/);
    expect(lines[5]).toMatch(/rejected\s+completedOn: 2026-02-30 — .+ \[ISSUER_ROW_INVALID\]$/);
    expect(lines[6]).toMatch(/held\s+The roster holds this row back\. \[ISSUER_ROW_HELD\]$/);
    expect(lines[7]).toMatch(
      /rejected\s+The institution has no achievement “X”\. \[ISSUER_UNKNOWN_ACHIEVEMENT\]$/,
    );
  });

  it('issues nothing new when it is run again', async () => {
    const path = await fileOf('again.csv', csvOf(roster()));
    await ws('issue', 'batch', path);
    const again = await ws('issue', 'batch', path);
    expect(sentence(again)).toBe('7 rows: 0 issued, 4 duplicate, 2 rejected, 1 held');
  });

  it('previews the same and stores nothing', async () => {
    const path = await fileOf('preview.csv', csvOf(roster()));
    const preview = await ws('issue', 'batch', path, '--preview');
    expect(preview.code).toBe(2);
    expect(preview.out).toContain('7 rows: 3 to be issued, 1 duplicate, 2 rejected, 1 held\n');
    expect(preview.out).toContain('nothing was stored');
    expect(sentence(await ws('issue', 'batch', path))).toContain('3 issued, 1 duplicate');
  });

  it('reads rows as JSON as well, and answers in JSON', async () => {
    const rows = [row(), row()];
    for (const content of [JSON.stringify(rows), `\ufeff ${JSON.stringify({ rows, formats: ['vc+jwt'] })}`]) {
      const { code, out } = await ws('issue', 'batch', await fileOf('roster.json', content), '--json');
      expect(code).toBe(0);
      const { counts, rows: told } = JSON.parse(out) as { counts: { total: number }; rows: unknown[] };
      expect([counts.total, told.length]).toEqual([2, 2]);
    }
  });

  it('reports every row of a roster of several pages', async () => {
    const path = await fileOf('long.csv', csvOf(Array.from({ length: 450 }, () => row({ hold: 'yes' }))));
    const { out, code } = await ws('issue', 'batch', path);
    expect([out.trimEnd().split('\n').length, code]).toEqual([452, 0]);
  });

  it('goes on when the system was away in the middle', async () => {
    const path = await fileOf('away.csv', csvOf([row()]));
    scenario.neighbour.outage = true;
    const running = ws('issue', 'batch', path);
    await edge.polled();
    edge.absences = 1;
    scenario.neighbour.outage = false;
    expect(sentence(await running)).toBe('1 rows: 1 issued, 0 duplicate, 0 rejected, 0 held');
    expect(edge.absences).toBe(0);
  });

  it('says in a line what is wrong with the whole roster', async () => {
    const empty = await ws('issue', 'batch', await fileOf('empty.csv', csvOf([])));
    expect(empty).toMatchObject({ code: 1, err: 'The roster has no rows. [ISSUER_ROSTER_MALFORMED]\n' });
    const latin = await fileOf('latin.csv', Buffer.from(csvOf([row({ name: 'José' })]), 'latin1'));
    expect((await ws('issue', 'batch', latin)).err).toContain('is not UTF-8');
    expect(await ws('issue', 'batch', join(data, 'nowhere.csv'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be read'),
    });
  });
});

describe('ws issue award and ws credential', () => {
  it('issue, list and revoke', async () => {
    const { id } = await school.achievement({ name: 'By hand' });
    const { externalId = '', email = '', name = '' } = row();
    const options = ['--external-id', externalId, '--email', email, '--name', name, '--achievement', id];
    const issued = await ws('issue', 'award', ...options, '--issuer', 'did:key');
    const credentialId = /urn:uuid:\S+/.exec(issued.out)?.[0] ?? '';
    expect(issued.out).toMatch(/^issued .*\nclaim at http/);
    expect((await ws('issue', 'award', ...options)).out).toContain(`duplicate  ${credentialId}`);
    const revoked = await ws('credential', 'revoke', credentialId, '--reason', 'issued in error');
    expect(revoked.out).toContain(`${credentialId} is revoked since`);
    const listed = await ws('credential', 'list', '--achievement', id, '--state', 'revoked');
    expect(listed.out).toContain(externalId);
    const refused = await ws('credential', 'revoke', 'urn:uuid:no', '--reason', 'x');
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('[REQUEST_INVALID]\n  is no identifier of a credential'),
    });
  });
});

/** The system as its edge shows it: identity's token endpoint, played, and everything else passed on. */
class Edge {
  /** How many of the next questions are not answered. */
  absences = 0;
  private onPoll: (() => void) | undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(target: string, token: string): Promise<Edge> {
    const server = createServer((incoming, outgoing) => {
      if (incoming.url === '/oidc/token') {
        outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ access_token: token }));
        return;
      }
      if (incoming.method === 'GET' && edge.absences > 0) {
        edge.absences -= 1;
        outgoing.destroy();
        return;
      }
      if (incoming.method === 'GET') edge.onPoll?.();
      const { method = 'GET', headers } = incoming;
      const passed = request(target + incoming.url, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const edge = new Edge(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return edge;
  }

  /** Waits until somebody asks how a batch is doing. */
  polled(): Promise<void> {
    return new Promise((resolve) => (this.onPoll = resolve));
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
