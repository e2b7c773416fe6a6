import { describe, expect, it } from '@jest/globals';
import { addressOf, identityOf, identityOfRole, type Profile } from './profile.js';

const account = (email: string, name: string, role: string, organisation?: string) => ({
  email,
  name,
  role,
  password: 'x',
  ...(organisation && { organisation }),
});
const profile: Profile = {
  url: 'http://localhost:4000',
  clients: [
    { id: 'operator', secret: 's', name: 'Operator' },
    { id: 'client-1', secret: 's', name: 'SIS', organisation: 'Rio Bravo Community College' },
  ],
  accounts: [
    account('ana@example.org', 'Ana Beltrán Ruiz', 'learner'),
    account('ada@rio.example', 'Ada', 'issuer', 'Rio Bravo Community College'),
  ],
};

const who = (text: string) => {
  const identity = identityOf(profile, text);
  return identity.kind === 'client' ? identity.client.id : identity.account.email;
};

describe('saying who one is', () => {
  it.each([
    ['operator', 'operator'],
    ['ANA@example.org', 'ana@example.org'],
    ['ana-beltran-ruiz', 'ana@example.org'],
    ['Ana Beltrán Ruiz', 'ana@example.org'],
    ['sis', 'client-1'],
    ['rio-bravo-community-college', 'client-1'],
    ['learner', 'ana@example.org'],
  ])('finds %s', (text, found) => expect(who(text)).toBe(found));

  it('names those it knows when it knows no such one', () =>
    expect(() => who('nobody')).toThrow(/Nobody of this profile is nobody.*ana@example.org/));

  it('takes the first role that somebody has', () => {
    expect(identityOfRole(profile, ['recruiter', 'issuer'])).toMatchObject({ account: { name: 'Ada' } });
    expect(() => identityOfRole(profile, ['recruiter'])).toThrow(/--as/);
  });

  it('asks the address of the environment before that of the profile', () => {
    expect(addressOf(profile, {}).href).toBe('http://localhost:4000/');
    expect(addressOf(profile, { WELLSPRING_URL: 'https://w.example' }).href).toBe('https://w.example/');
    expect(() => addressOf(profile, { WELLSPRING_URL: 'nonsense' })).toThrow(/WELLSPRING_URL/);
  });
});
