import type { KnownKeys } from './check-origin.js';
import type { FetchDocument } from './linked-documents.js';

/**
 * Everything that reading a badge of Open Badges 2.0 or a record of CLR 1.0 needs from outside.
 *
 * @example
 * const older: OlderCredentialPorts = { fetchDocument: olderPorts.fetchDocument, now };
 * (await readOpenBadges2(JSON.stringify(assertion), older)).checks.map(({ check }) => check)[0] // 'schema'
 */
export interface OlderCredentialPorts {
  readonly fetchDocument: FetchDocument;
  readonly now: Date;
  /** What the person who shows it has been proved to be, such as e-mail addresses. */
  readonly identities?: readonly string[];
  readonly knownKeys?: KnownKeys;
}
