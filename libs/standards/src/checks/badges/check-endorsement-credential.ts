import { endorsementCredentialSchema } from '../../credentials/profile-schema.js';
import { schemaRule } from './schema-rule.js';

/** An endorsement has a name, and says what it endorses. */
export const checkEndorsementCredential = schemaRule({
  name: 'ob-endorsement-credential',
  code: 'OB_ENDORSEMENT',
  severity: 'error',
  sentence: 'An endorsement has a name, and says what it endorses.',
  clause: 'Open Badges 3.0 §B.1.7',
  schema: endorsementCredentialSchema,
  elsewhere: ['@context', 'issuer', 'evidence'],
  places: (credential) => [{ value: credential, pointer: '' }],
});
