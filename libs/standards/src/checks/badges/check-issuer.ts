import { profileSchema } from '../../credentials/profile-schema.js';
import { schemaRule } from './schema-rule.js';

/** The issuer is an object with an identifier and the type Profile, never a bare string. */
export const checkIssuer = schemaRule({
  name: 'ob-issuer',
  code: 'OB_ISSUER',
  severity: 'error',
  sentence: 'The issuer is an object with an identifier and the type Profile, never a bare string.',
  clause: 'Open Badges 3.0 §B.1.14',
  schema: profileSchema,
  elsewhere: ['address', 'image', 'otherIdentifier', 'parentOrg', 'endorsement', 'endorsementJwt'],
  places: ({ issuer }) => [{ value: issuer, pointer: '/issuer' }],
});
