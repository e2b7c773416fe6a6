import { describe, expect, it } from '@jest/globals';
import { decideImport } from './decide-import.js';

const held = {
  identifier: '5c7b1a0e-7a53-4b5f-9a70-1f1e0a6c2d11',
  organisationId: 'owner',
  revision: 3,
  contentHash: 'sha256-a',
};

describe('importing a framework', () => {
  it('creates what nobody holds', () => {
    expect(decideImport(undefined, 'anyone', 'sha256-a')).toEqual({ outcome: 'created', revision: 1 });
  });

  it('changes nothing for the owner of the same content', () => {
    expect(decideImport(held, 'owner', 'sha256-a')).toEqual({ outcome: 'unchanged', revision: 3 });
  });

  it('appends a revision to the owner of other content', () => {
    expect(decideImport(held, 'owner', 'sha256-b')).toEqual({ outcome: 'updated', revision: 4 });
  });

  it('links others to the same content and refuses them other content', () => {
    expect(decideImport(held, 'other', 'sha256-a')).toEqual({ outcome: 'linked', revision: 3 });
    expect(decideImport(held, 'other', 'sha256-b')).toMatchObject({
      code: 'REGISTRY_FRAMEWORK_OWNED_ELSEWHERE',
      status: 409,
    });
  });
});
