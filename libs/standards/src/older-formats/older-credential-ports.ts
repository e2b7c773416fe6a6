import type { KnownKeys } from './check-origin.js';
import type { FetchDocument } from './linked-documents.js';

/** Everything that reading an older badge or learner record needs from outside. */
export interface OlderCredentialPorts {
  readonly fetchDocument: FetchDocument;
  readonly now: Date;
  /** What the person who shows it has been proved to be, such as e-mail addresses. */
  readonly identities?: readonly string[];
  readonly knownKeys?: KnownKeys;
}
