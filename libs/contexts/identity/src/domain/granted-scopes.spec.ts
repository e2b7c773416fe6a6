import { describe, expect, it } from '@jest/globals';
import { foreignRoles, scopesOfKind, scopesOfMember } from './granted-scopes.js';

describe('granting scopes', () => {
  it('gives a member what their roles allow and nothing else', () => {
    expect(scopesOfMember(['framework-author'], false)).toEqual(['frameworks:write']);
    expect(scopesOfMember([], false)).toEqual([]);
  });

  it('gives whoever holds a wallet a learner’s scopes', () =>
    expect(scopesOfMember([], true)).toEqual(['wallet', 'credentials:verify']));

  it('lets no employer issue and no institution operate', () => {
    expect(scopesOfKind('employer')).not.toContain('credentials:issue');
    expect(scopesOfKind('institution')).not.toContain('operations:write');
    expect(foreignRoles('employer', ['recruiter', 'issuer'])).toEqual(['issuer']);
  });
});
