import type { VerificationResult } from '@wellspring/contracts';

/** What a wallet does with a credential that was verified. */
export type Next =
  /** It is genuine: keep it and tell everybody that it is held. */
  | 'claim'
  /** Keep it with the reasons that refuse it. */
  | 'keep'
  /** Keep it with the reasons, and ask again: they pass with time. */
  | 'keep-and-ask-again'
  /** Nothing is known yet: ask again. */
  | 'ask-again';

/**
 * Weighs a verification. A credential that is not valid yet may be so a moment later, as when the clocks of
 * two machines differ.
 */
export function weighVerification({
  outcome,
  decided,
  checks,
}: Pick<VerificationResult, 'outcome' | 'decided' | 'checks'>): Next {
  if (outcome === 'verified') return 'claim';
  if (!decided) return 'ask-again';
  const failed = checks.filter((check) => check.outcome === 'fail');
  return failed.every(({ code }) => code === 'NOT_YET_VALID') ? 'keep-and-ask-again' : 'keep';
}
