import { describe, expect, it } from '@jest/globals';
import { isTooCommon } from './common-password.js';

const ana = { email: 'ana.beltran@example.org', displayName: 'Ana Beltrán Ruiz' };

describe('choosing a password', () => {
  it.each([
    'password123',
    'QWERTYUIOP',
    'aaaaaaaaaaaa',
    'ana.beltran',
    'ana.beltran@example.org',
    'Ana Beltrán Ruiz',
  ])('refuses %s, which anybody would try first', (password) =>
    expect(isTooCommon(password, ana)).toBe(true),
  );

  it.each(['mesa tren azul 7', 'correct horse battery', 'Tr0ub4dor&3 again'])('takes %s', (password) =>
    expect(isTooCommon(password, ana)).toBe(false),
  );
});
