import { createSecretKey } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { ServiceTokens } from './service-token.js';

const secret = Buffer.from('a secret of this installation, long enough');
const tokens = new ServiceTokens(secret);

describe('tokens between contexts', () => {
  it('name the context that calls', async () => {
    expect(await tokens.verify(await tokens.sign('wallet', 'issuer'), 'issuer')).toBe('wallet');
  });

  const sign = (changes: { iss?: string; aud?: string; exp?: string; typ?: string; alg?: string } = {}) => {
    const jwt = new SignJWT()
      .setProtectedHeader({ alg: changes.alg ?? 'HS256', typ: changes.typ ?? 'wellspring-service+jwt' })
      .setIssuer(changes.iss ?? 'wallet')
      .setAudience(changes.aud ?? 'issuer')
      .setIssuedAt();
    return (changes.exp === 'never' ? jwt : jwt.setExpirationTime(changes.exp ?? '60s')).sign(
      createSecretKey(secret),
    );
  };

  it.each<[string, () => Promise<string> | string]>([
    ['for another context', () => tokens.sign('wallet', 'verifier')],
    ['of another installation', () => new ServiceTokens(Buffer.alloc(32, 7)).sign('wallet', 'issuer')],
    ['of no context', () => sign({ iss: 'stranger' })],
    ['that expired', () => sign({ exp: '-10s' })],
    ['that never expires', () => sign({ exp: 'never' })],
    ['of another type', () => sign({ typ: 'at+jwt' })],
    ['of another algorithm', () => sign({ alg: 'HS512' })],
    ['that is none', () => 'nonsense'],
    ['without a signature', () => 'eyJhbGciOiJub25lIiwidHlwIjoid2VsbHNwcmluZy1zZXJ2aWNlK2p3dCJ9.e30.'],
  ])('refuses one %s', async (_, make) => {
    const error = await tokens.verify(await make(), 'issuer').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HttpException);
    expect((error as HttpException).getResponse()).toMatchObject({ code: 'AUTH_SERVICE_TOKEN_INVALID' });
  });
});
