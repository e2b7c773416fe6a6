import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Json } from '../testing/older-credentials.js';
import { readBadge, hosted } from '../testing/older-readings.js';

describe('the recipient of a badge', () => {
  const hashOf = (algorithm: string, text: string) =>
    `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`;
  it.each<[string, Json, string | undefined]>([
    ['in the open', { identity: 'Ana@example.org', hashed: false }, undefined],
    ['as a hash', { identity: hashOf('sha256', 'ana@example.org'), hashed: true }, undefined],
    [
      'as a salted hash',
      { identity: hashOf('sha256', 'ana@example.orgpepper'), hashed: true, salt: 'pepper' },
      undefined,
    ],
    ['as a weak hash', { identity: hashOf('md5', 'ana@example.org'), hashed: true }, 'RECIPIENT_HASH_WEAK'],
    [
      'with another salt',
      { identity: hashOf('sha256', 'ana@example.orgpepper'), hashed: true, salt: 'salt' },
      'RECIPIENT_OTHER',
    ],
    ['as a hash that nobody knows', { identity: 'sha1$00', hashed: true }, 'RECIPIENT_HASH_UNSUPPORTED'],
    ['as somebody else', { identity: 'eve@example.org', hashed: false }, 'RECIPIENT_OTHER'],
  ])('%s', async (_how, recipient, code) => {
    const [assertion, world] = hosted({ recipient: { type: 'email', ...recipient } });
    const { checks } = await readBadge(assertion, world, { identities: [' ANA@example.org '] });
    expect(checks.find(({ check }) => check === 'recipient')?.code).toBe(code);
  });
});
