import { createHash } from 'node:crypto';

/** What is stored of a link's token to find its share; the token itself is sealed. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
