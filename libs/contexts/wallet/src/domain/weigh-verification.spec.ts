import { describe, expect, it } from '@jest/globals';
import { weighVerification } from './weigh-verification.js';

const failing = (...codes: string[]) => ({
  outcome: 'refused' as const,
  decided: true,
  checks: codes.map((code) => ({ check: code, outcome: 'fail' as const, code, reason: code })),
});

describe('weighing a verification', () => {
  it('claims what is verified, warnings or not', () => {
    const warning = { check: 'issuer-trust', outcome: 'warning' as const, reason: 'unknown' };
    expect(weighVerification({ outcome: 'verified', decided: true, checks: [warning] })).toBe('claim');
  });

  it('asks again when nothing was decided', () => {
    expect(weighVerification({ ...failing('STATUS_UNREACHABLE'), decided: false })).toBe('ask-again');
  });

  it('keeps what is not valid yet and asks again', () => {
    expect(weighVerification(failing('NOT_YET_VALID'))).toBe('keep-and-ask-again');
  });

  it('keeps what is refused for good', () => {
    expect(weighVerification(failing('REVOKED'))).toBe('keep');
    expect(weighVerification(failing('NOT_YET_VALID', 'PROOF_INVALID'))).toBe('keep');
  });
});
