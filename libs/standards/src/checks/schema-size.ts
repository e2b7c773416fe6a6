import { StandardsError } from '../standards-error.js';

/** In bytes; 1EdTech's own are of about 115 kB. */
const maxBytes = 500_000;

/** Of a schema, and of a credential around one: neither is read at all when it is larger. */
export function assertSchemaSize(text: string): void {
  if (Buffer.byteLength(text) > maxBytes)
    throw new StandardsError('CREDENTIAL_SCHEMA_TOO_LARGE', 'A schema of more than 500 kB is not read.');
}
