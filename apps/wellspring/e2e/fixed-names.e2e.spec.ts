import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { folderOf, serversOn } from '../../../libs/persistence/src/embedded/testing/other-process.js';
import { freePort, StartProcess } from './start-process.js';

jest.setTimeout(120_000);

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Years from the machine's clock: longer than any token, session or key lives. */
const now = '2041-05-15T09:00:00-07:00';
let data: string;
let system: StartProcess;
let port: number;
const origin = () => `http://localhost:${port}`;

beforeAll(async () => {
  data = await folderOf();
  port = await freePort();
  const env = { PORT: String(port), WELLSPRING_DATA: data, WELLSPRING_NOW: now };
  system = new StartProcess({ env });
  await system.ready();
});
afterAll(async () => {
  await system.end('SIGINT');
  for (const pid of await serversOn(data)) process.kill(pid, 'SIGKILL');
  await rm(data, { recursive: true, force: true });
});

/** The command line, called as the README says, from the root of the repository. */
async function ws(...args: string[]): Promise<string> {
  const env = { ...process.env, WELLSPRING_DATA: data };
  const { stdout } = await promisify(execFile)('npx', ['--no-install', 'wellspring', ...args], {
    cwd: root,
    env,
  });
  return stdout.trim();
}
async function call<TAnswer>(method: string, path: string, token: string, body?: unknown): Promise<TAnswer> {
  const response = await fetch(origin() + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const answer = (await response.json()) as TAnswer;
  expect({ path, status: response.status, answer }).toMatchObject({ status: expect.any(Number) });
  expect(response.status).toBeLessThan(300);
  return answer;
}

describe('the fixed names', () => {
  it.each([
    ['/health/live', 'application/json', '"live"'],
    ['/health/ready', 'application/json', '"ready"'],
    ['/metrics', 'text/plain', 'wellspring_event_lag{context="matching"}'],
    ['/', 'text/html', '<div id="root">'],
    ['/docs', 'text/html', 'swagger-ui'],
    ['/docs/', 'text/html', 'swagger-ui'],
  ])('%s answers %s', async (path, type, part) => {
    const response = await fetch(origin() + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain(part);
  });

  it.each(['openapi.json', 'asyncapi.json'])('/docs/%s is the committed document', async (name) => {
    const response = await fetch(`${origin()}/docs/${name}`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.text()).toBe(await readFile(`${root}/docs/reference/${name}`, 'utf8'));
  });

  it('the page of /docs finds everything that it loads', async () => {
    const page = await (await fetch(`${origin()}/docs`)).text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path as string);
    expect(loaded.length).toBeGreaterThan(1);
    for (const path of loaded) {
      const response = await fetch(new URL(path, `${origin()}/docs/`));
      expect({ path, status: response.status }).toEqual({ path, status: 200 });
      expect(response.headers.get('content-type')).not.toContain('text/html');
    }
  });

  it('npx wellspring finds the running system by the profile that the start wrote', async () => {
    expect(await ws('status')).toMatch(/^Ready\.\n/);
    expect((await ws('token', '--as', 'rio-bravo')).split('.')).toHaveLength(3);
  });
});

describe('a clock that starts elsewhere', () => {
  it('dates what happens, and breaks no token, of a client or of a person', async () => {
    const title = 'Dated by the demonstration’s clock';
    await call('POST', '/registry/frameworks', await ws('token', '--as', 'rio-bravo'), {
      title,
      items: [{ fullStatement: 'Keep the date' }],
    });
    const { CFDocuments } = await call<{ CFDocuments: { title: string; lastChangeDateTime: string }[] }>(
      'GET',
      '/ims/case/v1p1/CFDocuments?limit=100',
      '',
    );
    const framework = CFDocuments.find((each) => each.title === title);
    expect(framework?.lastChangeDateTime).toMatch(/^2041-05-15T1[67]:/);
    const learner = await ws('token', '--as', 'ana@learner.example');
    const consent = { records: 'all', parties: 'all-employers' };
    const granted = await call<{ until: string }>('POST', '/wallet/consents', learner, {
      ...consent,
      until: '2042-01-01T00:00:00.000Z',
    });
    expect(granted.until).toBe('2042-01-01T00:00:00.000Z');
    const over = await fetch(`${origin()}/wallet/consents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${learner}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...consent, until: '2041-01-01T00:00:00.000Z' }),
    });
    expect(await over.json()).toMatchObject({ status: 422, code: 'WALLET_CONSENT_OVER' });
  });
});
