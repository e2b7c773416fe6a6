import { describe, expect, it } from '@jest/globals';
import { weighTrust, type TrustEntry } from './weigh-trust.js';

const entry: TrustEntry = {
  name: 'Rio Bravo',
  status: 'trusted',
  reason: 'It issues here.',
  achievementTypes: null,
};

describe('weighing trust', () => {
  it('trusts whom the registry trusts, and says why', () => {
    expect(weighTrust(entry, 'Badge')).toEqual({
      status: 'trusted',
      reason: 'Rio Bravo is trusted: It issues here.',
    });
    expect(weighTrust(entry, undefined).status).toBe('trusted');
  });

  it('leaves an issuer that nobody entered to a person', () => {
    expect(weighTrust(undefined, 'Badge').status).toBe('unknown');
  });

  it('distrusts whatever the achievement', () => {
    const distrusted = { ...entry, status: 'distrusted' as const, achievementTypes: ['Badge'] };
    expect(weighTrust(distrusted, 'Badge').status).toBe('distrusted');
  });

  it('trusts for the achievement types that were named, and for no other', () => {
    const narrow = { ...entry, achievementTypes: ['Certificate'] };
    expect(weighTrust(narrow, 'Certificate').status).toBe('trusted');
    expect(weighTrust(narrow, 'Degree')).toEqual({
      status: 'unknown',
      reason: 'Rio Bravo is trusted, but not for Degree.',
    });
    expect(weighTrust(narrow, undefined).reason).toContain('without a type');
  });
});
