import { endorsementCredentialSchema } from '../../credentials/profile-schema.js';
import { schemaRule } from './schema-rule.js';

/** An embedded endorsement is a whole EndorsementCredential. */
export const checkEndorsement = schemaRule({
  name: 'ob-endorsement',
  code: 'OB_ENDORSEMENT',
  severity: 'error',
  sentence: 'An embedded endorsement is a whole EndorsementCredential.',
  clause: 'Open Badges 3.0 §B.1.7',
  schema: endorsementCredentialSchema,
  members: ['endorsement'],
});
