import { createHash } from 'node:crypto';

/**
 * An identifier of a person that only who knows the address can confirm (Open Badges 3.0 §B.1.12).
 *
 * @example
 * const identity: IdentityObject = identityObject('ana@example.org', 'salt');
 * identity.identityType // 'emailAddress'
 */
export interface IdentityObject {
  readonly type: 'IdentityObject';
  readonly hashed: true;
  readonly identityHash: string;
  readonly identityType: 'emailAddress';
  readonly salt: string;
}

/**
 * The salted hash of an e-mail address, lower-cased, as `sha256$<hex>` (Open Badges 3.0 §B.1.12).
 *
 * @example identityObject('Ana@example.org', 'salt').identityHash // 'sha256$…'
 * @example identityObject('Ana@example.org', 'salt') // identityObject('ana@example.org', 'salt')
 */
export function identityObject(email: string, salt: string): IdentityObject {
  const digest = createHash('sha256')
    .update(email.trim().toLowerCase() + salt)
    .digest('hex');
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${digest}`,
    identityType: 'emailAddress',
    salt,
  };
}
