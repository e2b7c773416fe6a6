import { sentenceOf } from '../text-of.js';
import type { ResolveDid } from '../keys/did.js';
import type { ParsedCredential } from '../credentials/parse-credential.js';
import type { KnownBytes } from './data-model/check-related-resource-digest-mismatch.js';
import type { ApplySchema } from './json-schema.js';
import type { Finding } from './rule.js';

/**
 * What one check found (VC Data Model 2.0 §7). `fail` refuses the credential; `warning` is for a person to weigh.
 *
 * @example
 * const [result]: readonly CheckResult[] = (await verifyCredential(text, ports, ['status'])).checks;
 * result?.outcome // 'pass'
 */
export interface CheckResult {
  readonly check: string;
  readonly outcome: 'pass' | 'fail' | 'warning' | 'not_applicable';
  /** Stable; absent when the check passed. */
  readonly code?: string;
  /** A plain sentence. */
  readonly reason: string;
  /** Every rule that is broken, and where; absent when none is, and from checks of one rule. */
  readonly findings?: readonly Finding[];
}

/**
 * Everything that the checks of a verification (VC Data Model 2.0 §7) need from outside.
 *
 * @example
 * const offline: VerificationPorts = {
 *   now,
 *   resolveDid: async (unknown) => Promise.reject(new Error(`${unknown} is not known here`)),
 *   fetchStatusList: async (url) => Promise.reject(new Error(`${url} is not read here`)),
 *   trust: async () => ({ status: 'unknown', reason: 'There is no registry of trust.' }),
 * };
 * (await verifyCredential(text, offline, ['proof', 'issuer-trust'])).outcome // 'verified'
 */
export interface VerificationPorts {
  readonly resolveDid: ResolveDid;
  /** The text of a status list credential. Throws when it cannot be had. */
  fetchStatusList(url: string): Promise<string>;
  /** The text of a JSON Schema that a credential names. Throws when it cannot be had; without it none is applied. */
  fetchSchema?(url: string): Promise<string>;
  /** What applies it; in this thread when absent. */
  readonly applySchema?: ApplySchema;
  /** The text of a credential as its refresh service now answers it; for `refreshCredential` alone. */
  refreshCredential?(url: string): Promise<string>;
  /** What the trust registry says of an issuer, for an achievement type. */
  trust(
    issuerId: string,
    achievementType?: string,
  ): Promise<{ status: 'trusted' | 'distrusted' | 'unknown'; reason: string }>;
  readonly now: Date;
  /** The exact bytes of related resources that are known, beside those published at the URLs of pinned contexts. */
  readonly knownBytes?: KnownBytes;
}

/** A credential as one verification reads it. */
export interface Reading extends ParsedCredential {
  /** Whether it is a plain badge, where that has been looked at already. */
  readonly isPlainBadge?: boolean;
}

export type Check = (reading: Reading, ports: VerificationPorts) => Promise<CheckResult> | CheckResult;

export const pass = (check: string, reason: string): CheckResult => ({ check, outcome: 'pass', reason });
export const fail = (check: string, code: string, reason: string): CheckResult => ({
  check,
  outcome: 'fail',
  code,
  reason: sentenceOf(reason),
});
export const warn = (check: string, code: string, reason: string): CheckResult => ({
  check,
  outcome: 'warning',
  code,
  reason: sentenceOf(reason),
});
export const skip = (check: string, reason: string): CheckResult => ({
  check,
  outcome: 'not_applicable',
  reason,
});

/**
 * The result of a check that applies rules: that of the first error, else of the first warning, else `passed`.
 *
 * @param code what a failure is called; the finding's own code where it is absent
 */
export function resultOf(passed: CheckResult, findings: readonly Finding[], code?: string): CheckResult {
  const error = findings.find(({ severity }) => severity === 'error');
  const told = error ?? findings[0];
  if (!told) return passed;
  const reason = told.pointer ? `${told.reason} (${told.pointer})` : told.reason;
  const result = error
    ? fail(passed.check, code ?? error.code, reason)
    : warn(passed.check, told.code, reason);
  return { ...result, findings };
}
