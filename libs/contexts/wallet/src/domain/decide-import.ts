/** What a wallet already holds under the identifier of a credential that is brought in. */
export interface AlreadyHeld {
  readonly digest: string;
  readonly origin: 'institution' | 'import';
  readonly outcome: 'verified' | 'refused';
}

export type ImportDecision =
  'store' | /** The same bytes: only the verification is new. */ 'recheck' | 'replace' | 'conflict';

/**
 * Decides what becomes of an import. A document that refused to verify may be mended by another of the same
 * identifier; one that is genuine, or came from the institution itself, is not pushed aside.
 */
export function decideImport(held: AlreadyHeld | undefined, digest: string): ImportDecision {
  if (!held) return 'store';
  if (held.digest === digest) return 'recheck';
  return held.origin === 'import' && held.outcome === 'refused' ? 'replace' : 'conflict';
}
