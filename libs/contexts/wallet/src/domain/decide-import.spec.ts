import { describe, expect, it } from '@jest/globals';
import { decideImport } from './decide-import.js';

const held = { digest: 'sha256-a', origin: 'import', outcome: 'verified' } as const;

describe('bringing in a credential', () => {
  it('stores what is new, and checks the same bytes anew', () => {
    expect(decideImport(undefined, 'sha256-a')).toBe('store');
    expect(decideImport(held, 'sha256-a')).toBe('recheck');
  });

  it('replaces only an import that never verified', () => {
    expect(decideImport({ ...held, outcome: 'refused' }, 'sha256-b')).toBe('replace');
    expect(decideImport(held, 'sha256-b')).toBe('conflict');
    expect(decideImport({ ...held, origin: 'institution', outcome: 'refused' }, 'sha256-b')).toBe('conflict');
  });
});
