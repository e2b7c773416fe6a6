import { describe, expect, it } from '@jest/globals';
import { checkNames } from '@wellspring/standards';
import { askedChecks } from './asked-checks.js';

describe('the checks that a caller asks for', () => {
  it('are all when nothing is asked, or nothing that is known', () => {
    expect(askedChecks(undefined)).toEqual(checkNames);
    expect(askedChecks([])).toEqual(checkNames);
    expect(askedChecks(['nonsense', '__proto__'])).toEqual(checkNames);
    expect(askedChecks(['proof', 'statuss'])).toEqual(checkNames);
  });

  it('are the named ones, also by the names of the VC API', () => {
    expect(askedChecks(['proof'])).toEqual(['schema', 'proof']);
    expect(askedChecks(['credentialStatus', 'proof'])).toEqual(['schema', 'proof', 'status']);
  });
});
