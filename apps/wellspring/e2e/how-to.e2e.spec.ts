import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bakePng } from '@wellspring/standards';
import { folderOf, serversOn } from '../../../libs/persistence/src/embedded/testing/other-process.js';
import { freePort, StartProcess } from './start-process.js';

// Every command of the guides on credentials, run as it is written but for the port.

jest.setTimeout(120_000);

const root = fileURLToPath(new URL('../../..', import.meta.url));
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let data: string;
let system: StartProcess;
let origin: string;
/** Where the commands run: what `npx` and `node` look for in the repository's root is there. */
let folder: string;

beforeAll(async () => {
  data = await folderOf();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  system = new StartProcess({ env: { PORT: String(port), WELLSPRING_DATA: data } });
  folder = await mkdtemp(join(tmpdir(), 'wellspring-how-to-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await system.ready();
});
afterAll(async () => {
  await system.end('SIGINT');
  for (const pid of await serversOn(data)) process.kill(pid, 'SIGKILL');
  for (const each of [data, folder]) await rm(each, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(script: string): Promise<Ran> {
  const env = { ...process.env, WELLSPRING_DATA: data, npm_config_offline: 'true' };
  return new Promise((resolve) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

/** The blocks of a guide in one language, in order. */
async function blocksOf(guide: string, language: string): Promise<string[]> {
  const text = await readFile(join(root, 'docs/how-to', guide), 'utf8');
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...text.matchAll(fence)].map(([, block = '']) => block.replaceAll('http://localhost:3000', origin));
}
const fileOf = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;

/** An award of the college as its own system would record it; answers the credential's text. */
async function awarded(): Promise<string> {
  const token = (await run('npx wellspring token --as rio-bravo')).out.trim();
  const call = async (path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${origin}${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    expect(response.status).toBeLessThan(300);
    return response.text();
  };
  const named = { name: 'Log analysis', description: 'Reads logs.', criteria: { narrative: 'Passed.' } };
  const { id } = JSON.parse(await call('/issuer/achievements', { ...named, alignments: [] })) as {
    id: string;
  };
  const recipient = { email: 'ana@example.org', name: 'Ana' };
  const award = { externalId: 'how-to', recipient, achievementId: id, issuer: 'did:key' };
  const { credentials } = JSON.parse(await call('/issuer/awards', award)) as {
    credentials: { credentialId: string }[];
  };
  return call(`/issuer/credentials/${encodeURIComponent(credentials[0]?.credentialId ?? '')}/document`);
}

describe('the guide to the VC API', () => {
  it('issues, derives and verifies by its own commands', async () => {
    const blocks = await blocksOf('issue-through-the-vc-api.md', 'sh');
    expect(blocks).toHaveLength(4);
    const { code, out, err } = await run(blocks.join('\necho\n'));
    expect([code, err]).toEqual([0, '']);
    const answers = out.trim().split('\n').filter(Boolean);
    expect(answers.map((each) => JSON.parse(each) as unknown)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ verified: true })),
    );
    expect(await fileOf('issued.json')).toMatchObject({
      verifiableCredential: { issuer: expect.stringMatching('^did:key:z6Mk') },
    });
    expect(await fileOf('issued-p384.json')).toMatchObject({
      verifiableCredential: { issuer: expect.stringMatching('^did:key:z82') },
    });
    const derived = JSON.stringify(await fileOf('derived.json'));
    expect(derived).toContain('"name":"Ana"');
    expect(derived).not.toContain('Reads logs');
  });
});

describe('the guide to verifying offline', () => {
  beforeAll(async () => {
    const text = await awarded();
    await writeFile(join(folder, 'badge.json'), text);
    await writeFile(join(folder, 'badge.png'), bakePng(onePixel, text));
    const [script = ''] = await blocksOf('verify-a-credential-offline.md', 'js');
    await writeFile(join(folder, 'verify.mjs'), script);
  });
  const forge = async () => {
    const text = await readFile(join(folder, 'badge.json'), 'utf8');
    await writeFile(join(folder, 'badge.json'), text.replace('Reads logs.', 'Writes logs.'));
  };

  it('inspects, canonicalises and verifies by its own commands, and refuses what was altered', async () => {
    const blocks = await blocksOf('verify-a-credential-offline.md', 'sh');
    const [reading = '', alone = '', asked = '', ...rest] = blocks;
    expect(rest).toEqual([]);
    const read = await run(reading);
    expect([read.code, read.out]).toEqual([0, expect.stringContaining('Log analysis')]);
    expect(read.err).toMatch(/^eddsa-rdfc-2022 document sha256 [\da-f]{64}$/m);
    expect(await readFile(join(folder, 'badge.nq'), 'utf8')).toContain('"Log analysis"');
    const verified = await run(alone);
    expect([verified.code, verified.err]).toEqual([0, '']);
    expect(verified.out).toMatch(/^proof pass /m);
    const both = await run(asked);
    expect([both.code, both.out.match(/verified: Log analysis/g)?.length]).toEqual([0, 2]);
    await forge();
    expect(await run(alone)).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^proof fail PROOF_INVALID/m),
    });
    expect(await run(asked)).toMatchObject({
      code: 2,
      out: expect.stringContaining('refused: Log analysis'),
    });
  });
});
