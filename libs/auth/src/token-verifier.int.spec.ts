import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { JwtTokenVerifier } from './token-verifier.js';

const origin = 'https://wellspring.example';
const issuer = `${origin}/oidc`;

describe('verifying an access token against the published keys', () => {
  let server: Server | undefined;
  afterEach(() => new Promise((resolve) => server?.close(resolve)));

  async function serve(answer: () => [status: number, body: string]): Promise<URL> {
    server = createServer((_request, response) => {
      const [status, body] = answer();
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`);
  }

  const makeKey = async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({ client_id: 'wellspring-web', scope: 'wallet' })
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(origin)
      .setSubject('account-1')
      .setExpirationTime('1h')
      .sign(privateKey);
    return { token, published: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] }) };
  };
  const verifierOf = (keys: URL) =>
    new JwtTokenVerifier({ issuer, audience: origin, keys, now: () => new Date() });

  it('knows the keys while identity is away, once it has them', async () => {
    const { token, published } = await makeKey();
    let isAway = false;
    const verifier = verifierOf(await serve(() => (isAway ? [503, ''] : [200, published])));
    expect(await verifier.verify(token)).toMatchObject({ subject: 'account-1' });
    isAway = true;
    expect(await verifier.verify(token)).toMatchObject({ subject: 'account-1' });
  });

  it.each<[string, [number, string]]>([
    ['answers with an error', [500, 'no']],
    ['answers nonsense', [200, 'nonsense']],
    ['answers with no keys', [200, '{}']],
  ])('calls it an outage, not a bad token, when identity %s', async (_, answer) => {
    const { token } = await makeKey();
    const verifier = verifierOf(await serve(() => answer));
    const unavailable = { status: 503, response: { code: 'AUTH_UNAVAILABLE' } };
    await expect(verifier.verify(token)).rejects.toMatchObject(unavailable);
    await new Promise((resolve) => server?.close(resolve));
    await expect(verifier.verify(token)).rejects.toMatchObject(unavailable);
  });
});
