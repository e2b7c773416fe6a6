import { profileSchema } from '../../credentials/profile-schema.js';
import { schemaRule } from './schema-rule.js';

/** A creator, source or parent organisation is a Profile with an identifier. */
export const checkProfile = schemaRule({
  name: 'ob-profile',
  code: 'OB_PROFILE',
  severity: 'error',
  sentence: 'A creator, source or parent organisation is a Profile with an identifier.',
  clause: 'Open Badges 3.0 §B.1.14',
  schema: profileSchema,
  elsewhere: ['address', 'image', 'otherIdentifier', 'parentOrg', 'endorsement', 'endorsementJwt'],
  members: ['creator', 'source', 'parentOrg'],
});
