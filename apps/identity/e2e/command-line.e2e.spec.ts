import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { identity } from '@wellspring/identity';
import { startTestService, type TestService } from '@wellspring/testing';

const bin = join(import.meta.dirname, '../../cli/bin/wellspring.mjs');
const secret = 'the operator says nothing to nobody';
const ana = { email: 'ana@example.org', password: 'correct horse battery', name: 'Ana Beltrán Ruiz' };

describe('the command line', () => {
  let service: TestService;
  let data: string;
  beforeAll(async () => {
    service = await startTestService({
      contexts: [identity],
      variables: { IDENTITY_OPERATOR_CLIENT_SECRET: secret },
    });
    const { name: displayName, ...login } = ana;
    await service.call('POST', '/identity/learners', { body: { ...login, displayName } });
    data = await mkdtemp(join(tmpdir(), 'wellspring-cli-'));
    const profile = {
      url: service.url,
      clients: [{ id: 'operator', secret, name: 'Operator', organisation: 'Wellspring operator' }],
      accounts: [
        { ...ana, role: 'learner' },
        { ...ana, email: 'lost@example.org', name: 'Lost', role: 'issuer' },
      ],
    };
    await writeFile(join(data, 'profile.json'), JSON.stringify(profile));
  });
  afterAll(async () => {
    await service.close();
    await rm(data, { recursive: true });
  });

  const ws = (args: string[], variables: Record<string, string> = {}) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { PATH: process.env['PATH'], WELLSPRING_DATA: data, ...variables };
      execFile(process.execPath, [bin, ...args], { env }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, string>;

  it('signs a person in as a browser would', async () => {
    const { out, err } = await ws(['token', '--as', 'ana-beltran-ruiz']);
    expect(err).toBe('');
    expect(claimsOf(out)).toMatchObject({ client_id: 'wellspring-cli', holder: expect.any(String) });
    expect(claimsOf(out)['scope']).toBe('wallet credentials:verify');
  });

  it('gives an API client its token, which is also the default', async () => {
    const { out } = await ws(['token']);
    expect(claimsOf(out)).toMatchObject({ sub: 'operator', organisation_kind: 'operator' });
    expect((await ws(['--as', 'Operator', 'token'])).code).toBe(0);
  });

  it('says in a line what went wrong', async () => {
    expect(await ws(['token', '--as', 'lost'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^lost@example.org could not sign in: .*\[IDENTITY_SIGN_IN_REFUSED\]\n$/),
    });
    expect((await ws(['token', '--as', 'nobody'])).err).toMatch(
      /^Nobody of this profile is nobody\. It knows /,
    );
    const away = await ws(['token'], { WELLSPRING_URL: 'http://127.0.0.1:9' });
    expect(away).toMatchObject({ code: 1, err: expect.stringMatching(/^Nothing answers at .* `npm start`/) });
    expect((await ws(['vc', 'verify', '/nowhere', '--as', 'ana@example.org'])).err).toMatch(/cannot be read/);
    expect((await ws(['nonsense'])).code).toBe(1);
  });
});
