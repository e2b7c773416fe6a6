import { createHash } from 'node:crypto';
import { fail, pass, skip, warn, type CheckResult } from '../checks/check.js';
import type { IdentityObject } from '../credentials/identity-object.js';
import { isTerm } from '../credentials/fields.js';
import { identifierTypes } from '../credentials/vocabularies.js';
import type { JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';
import type { Recipient2 } from './data-types.js';

const name = 'recipient';
const hashed = /^(sha256|md5)\$([0-9a-f]+)$/i;

/**
 * Whether an award is that of a person (Open Badges 2.0, IdentityObject, IdentityHash): the identity itself, or the
 * hash of it with the salt behind it. Issuers hash an address as they had it, so it is tried in small letters too.
 *
 * @param identities what the person has been proved to be: e-mail addresses, telephone numbers, URLs
 * @returns a check named `recipient`: `RECIPIENT_OTHER`, `RECIPIENT_HASH_UNSUPPORTED`, or the warning
 * `RECIPIENT_HASH_WEAK` for MD5
 * @example checkRecipient({ type: 'email', identity: 'ana@example.org', hashed: false }, ['ana@example.org']).outcome // 'pass'
 */
export function checkRecipient(recipient: unknown, identities: readonly string[] = []): CheckResult {
  if (identities.length === 0) return skip(name, 'Nobody said who shows it.');
  const { identity, hashed: isHashed, salt } = Object(recipient) as JsonObject;
  const tried = identities.map((each) => each.trim()).flatMap((each) => [each, each.toLowerCase()]);
  if (isHashed !== true) {
    return tried.includes(textOf(identity)) || tried.includes(textOf(identity).toLowerCase())
      ? pass(name, 'It was awarded to the person who shows it.')
      : fail(name, 'RECIPIENT_OTHER', 'It was awarded to somebody else.');
  }
  const [, algorithm = '', digest = ''] = hashed.exec(textOf(identity)) ?? [];
  if (digest === '') {
    return fail(name, 'RECIPIENT_HASH_UNSUPPORTED', 'The hash of the recipient is neither SHA-256 nor MD5.');
  }
  const behind = typeof salt === 'string' ? salt : '';
  const hashOf = (each: string) =>
    createHash(algorithm.toLowerCase())
      .update(each + behind)
      .digest('hex');
  if (!tried.some((each) => hashOf(each) === digest.toLowerCase())) {
    return fail(name, 'RECIPIENT_OTHER', 'The hash of the recipient is not that of the person who shows it.');
  }
  return algorithm.toLowerCase() === 'md5'
    ? warn(name, 'RECIPIENT_HASH_WEAK', 'The recipient fits; the hash is MD5.')
    : pass(name, 'It was awarded to the person who shows it.');
}

const terms: Readonly<Record<string, string>> = {
  email: 'emailAddress',
  id: 'identifier',
  studentId: 'ext:studentId',
  url: 'ext:url',
  telephone: 'ext:telephone',
};

/**
 * A recipient as Open Badges 3.0 §B.1.12 has it.
 *
 * @example identityOf({ type: 'email', identity: 'a@b.c', hashed: false }) // { type: 'IdentityObject', hashed: false, identityHash: 'a@b.c', identityType: 'emailAddress' }
 */
export function identityOf({ type, identity, hashed: isHashed, salt }: Recipient2): OldIdentity {
  const term = Object.hasOwn(terms, type) ? terms[type] : type;
  const identityType = [term, `ext:${type}`].find((each) => isTerm(identifierTypes, each)) ?? 'identifier';
  return {
    type: 'IdentityObject',
    hashed: isHashed,
    identityHash: identity,
    identityType,
    ...(salt !== undefined && { salt }),
  };
}

/** An IdentityObject, of any kind and hash. */
export type OldIdentity = Omit<IdentityObject, 'hashed' | 'identityType' | 'salt'> & {
  readonly hashed: boolean;
  readonly identityType: string;
  readonly salt?: string;
};
