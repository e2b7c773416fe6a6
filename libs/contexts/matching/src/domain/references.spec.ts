import { describe, expect, it } from '@jest/globals';
import { EmployerReferences } from './references.js';

const references = new EmployerReferences(new Uint8Array(32).fill(7));

describe('the name by which an employer knows a candidate', () => {
  it('is a UUID that stays the same', () => {
    const reference = references.candidate('employer', 'holder');
    expect(reference).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(references.candidate('employer', 'holder')).toBe(reference);
  });

  it('differs between employers, people, kinds and installations', () => {
    const elsewhere = new EmployerReferences(new Uint8Array(32).fill(8));
    const all = [
      references.candidate('e1', 'h'),
      references.candidate('e2', 'h'),
      references.candidate('e1', 'i'),
      references.credential('e1', 'h'),
      elsewhere.candidate('e1', 'h'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('hides the credential until the identity is released', () => {
    const explained = {
      requirementId: 'r',
      label: 'Analyse logs',
      kind: 'required' as const,
      mandatory: true,
      met: true,
      contribution: 1000,
      level: 3,
      minLevel: 3,
      credentialId: 'urn:uuid:real',
      itemUri: 'urn:a',
      path: [],
      strength: 1000,
      note: null,
    };
    const [hidden] = references.explanation('e1', [explained], false);
    expect(JSON.stringify(hidden)).not.toContain('urn:uuid:real');
    const [shown] = references.explanation('e1', [explained], true);
    expect(shown).toEqual({ ...hidden, credentialId: 'urn:uuid:real' });
  });
});
