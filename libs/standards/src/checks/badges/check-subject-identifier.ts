import { identityObjectSchema } from '../../credentials/profile-schema.js';
import { placesAt } from './places.js';
import { schemaRule } from './schema-rule.js';

/** An identifier of the subject is an IdentityObject. */
export const checkSubjectIdentifier = schemaRule({
  name: 'ob-subject-identifier',
  code: 'OB_SUBJECT_IDENTIFIER',
  severity: 'error',
  sentence: 'An identifier of the subject is an IdentityObject.',
  clause: 'Open Badges 3.0 §B.1.12',
  schema: identityObjectSchema,

  places: (credential) => placesAt(credential, ['credentialSubject', 'identifier']),
});
