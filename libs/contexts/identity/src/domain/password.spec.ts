import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordFits } from './password.js';

describe('keeping a password', () => {
  it('knows it again, salted, and no other', async () => {
    const stored = await hashPassword('mesa tren azul 7');
    expect(stored).not.toContain('mesa');
    expect(await passwordFits('mesa tren azul 7', stored)).toBe(true);
    expect(await passwordFits('mesa tren azul 8', stored)).toBe(false);
  });

  it('fits nothing where there is none', async () => expect(await passwordFits('', null)).toBe(false));
});
