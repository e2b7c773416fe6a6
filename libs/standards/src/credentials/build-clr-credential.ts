import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { StandardsError } from '../standards-error.js';
import type { Achievement } from './achievement-schema.js';
import { buildProfile, type ProfileInput } from './build-profile.js';
import type { ClrAssociation } from './clr-schema.js';
import { commonMembers, type CommonMembers } from './common-members.js';
import { contextsOf } from './credential-contexts.js';
import type { IdentityObject } from './identity-object.js';

/**
 * What a learner record is made of (CLR 2.0 ClrCredential, ClrSubject).
 *
 * @example
 * const input: ClrCredentialInput = { id, name: 'Transcript', issuer, subject, credentials: [], validFrom };
 * buildClrCredential(input) // throws STANDARDS_CLR_EMPTY
 */
export interface ClrCredentialInput extends CommonMembers {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly name: string;
  readonly issuer: ProfileInput;
  readonly subject: { readonly id: string } | { readonly identity: IdentityObject };
  /** Signed credentials, at least one, with embedded proofs; they go in as they are. */
  readonly credentials: readonly JsonDocument[];
  /** Achievements that the associations speak of beside those of the credentials. */
  readonly achievements?: readonly Achievement[];
  readonly associations?: readonly Omit<ClrAssociation, 'type'>[];
  /** True when the record is known not to be complete. */
  readonly partial?: boolean;
  readonly validFrom: Date;
}

/**
 * An unsigned ClrCredential (CLR 2.0 ClrCredential) around signed credentials: the record's own signature does not
 * prove theirs.
 *
 * @throws StandardsError `STANDARDS_CLR_EMPTY`, and `STANDARDS_NESTED_UNSIGNED` with the pointer of the credential
 * @example
 * const built = buildClrCredential({ id, name: 'Transcript', issuer, subject, credentials: [credential], validFrom });
 * runRules(clrRules, built) // []
 */
export function buildClrCredential(input: ClrCredentialInput): JsonDocument {
  const { id, name, issuer, subject, credentials, achievements, associations, partial, validFrom } = input;
  const { credentialStatus, credentialSchema, refreshService } = input;
  assertSigned(credentials);
  return {
    '@context': contextsOf('clr', [credentialStatus, credentialSchema, refreshService]),
    id,
    type: ['VerifiableCredential', 'ClrCredential'],
    name,
    issuer: buildProfile(issuer),
    validFrom: validFrom.toISOString(),
    ...commonMembers(input),
    ...(partial !== undefined && { partial }),
    credentialSubject: {
      type: ['ClrSubject'],
      ...('id' in subject ? { id: subject.id } : { identifier: [subject.identity] }),
      verifiableCredential: credentials,
      ...(achievements && achievements.length > 0 && { achievement: achievements }),
      ...(associations &&
        associations.length > 0 && {
          association: associations.map((each) => ({ type: 'Association', ...each })),
        }),
    },
  };
}

function assertSigned(credentials: readonly JsonDocument[]): void {
  if (credentials.length === 0) {
    throw new StandardsError('STANDARDS_CLR_EMPTY', 'A learner record holds at least one credential.');
  }
  const unsigned = credentials.findIndex(({ proof }) => typeof proof !== 'object' || proof === null);
  if (unsigned < 0) return;
  throw new StandardsError(
    'STANDARDS_NESTED_UNSIGNED',
    'Each credential of a learner record is signed by its own issuer before it goes in.',
    `/credentialSubject/verifiableCredential/${unsigned}`,
  );
}
