import { nestedCredentialSchema } from '../../credentials/clr-schema.js';
import { objectsAt } from '../badges/places.js';
import { schemaRule } from '../badges/schema-rule.js';
import { typesOf } from '../../member-values.js';

/** What has rules of its own, or is no such object. */
const others: readonly unknown[] = [
  'AchievementCredential',
  'OpenBadgeCredential',
  'EnvelopedVerifiableCredential',
];

/** A credential within that is no Open Badge has a context, types, an issuer, a beginning and a subject, each of its kind. */
export const checkClrVerifiableCredential = schemaRule({
  name: 'clr-verifiable-credential',
  code: 'CLR_VERIFIABLE_CREDENTIAL',
  severity: 'error',
  sentence:
    'A credential within that is no Open Badge has a context, types, an issuer, a beginning and a subject, each of its kind.',
  clause: 'CLR 2.0 VerifiableCredential',
  schema: nestedCredentialSchema,
  places: (credential) =>
    objectsAt(credential, ['credentialSubject', 'verifiableCredential'])
      .filter(({ object }) => !typesOf(object).some((type) => others.includes(type)))
      .map(({ object, pointer }) => ({ value: object, pointer })),
});
