import { identifierEntrySchema } from '../../credentials/profile-schema.js';
import { schemaRule } from './schema-rule.js';

/** An identifier beside the usual one is an IdentifierEntry with a type of identifier. */
export const checkOtherIdentifier = schemaRule({
  name: 'ob-other-identifier',
  code: 'OB_OTHER_IDENTIFIER',
  severity: 'error',
  sentence: 'An identifier beside the usual one is an IdentifierEntry with a type of identifier.',
  clause: 'Open Badges 3.0 §B.1.11',
  schema: identifierEntrySchema,
  members: ['otherIdentifier'],
});
