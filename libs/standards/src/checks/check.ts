import type { ResolveDid } from '../keys/did.js';
import type { ParsedCredential } from '../credentials/parse-credential.js';

/** What one check found. `fail` refuses the credential; `warning` is for a person to weigh. */
export interface CheckResult {
  readonly check: string;
  readonly outcome: 'pass' | 'fail' | 'warning' | 'not_applicable';
  /** Stable; absent when the check passed. */
  readonly code?: string;
  /** A plain sentence. */
  readonly reason: string;
}

/** Everything that checks need from outside. */
export interface VerificationPorts {
  readonly resolveDid: ResolveDid;
  /** The text of a status list credential. Throws when it cannot be had. */
  fetchStatusList(url: string): Promise<string>;
  /** What the trust registry says of an issuer, for an achievement type. */
  trust(
    issuerId: string,
    achievementType?: string,
  ): Promise<{ status: 'trusted' | 'distrusted' | 'unknown'; reason: string }>;
  readonly now: Date;
}

export type Check = (parsed: ParsedCredential, ports: VerificationPorts) => Promise<CheckResult>;

export const pass = (check: string, reason: string): CheckResult => ({ check, outcome: 'pass', reason });
export const fail = (check: string, code: string, reason: string): CheckResult => ({
  check,
  outcome: 'fail',
  code,
  reason,
});
export const warn = (check: string, code: string, reason: string): CheckResult => ({
  check,
  outcome: 'warning',
  code,
  reason,
});
export const skip = (check: string, reason: string): CheckResult => ({
  check,
  outcome: 'not_applicable',
  reason,
});
