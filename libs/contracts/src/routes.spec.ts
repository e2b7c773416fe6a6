import { describe, expect, it } from '@jest/globals';
import { contextOfPath } from './routes.js';

describe('the context that answers a path', () => {
  it.each([
    ['/issuer/awards', 'issuer'],
    ['/vc-api/credentials/issue', 'issuer'],
    ['/vc-api/ecdsa-sd-2023/credentials/issue', 'issuer'],
    ['/vc-api/credentials/derive', 'issuer'],
    ['/vc-api/credentials/verify', 'verifier'],
    ['/vc-api/presentations/verify', 'verifier'],
    ['/verifier/verifications', 'verifier'],
    ['/internal/wallet/anything', 'wallet'],
    ['/nowhere', undefined],
  ])('of %s is %s', (path, context) => {
    expect(contextOfPath(path)).toBe(context);
  });
});
