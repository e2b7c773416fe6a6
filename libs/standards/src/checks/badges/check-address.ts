import { addressSchema } from '../../credentials/profile-schema.js';
import { schemaRule } from './schema-rule.js';

/** An Address has its type, and coordinates in degrees. */
export const checkAddress = schemaRule({
  name: 'ob-address',
  code: 'OB_ADDRESS',
  severity: 'error',
  sentence: 'An Address has its type, and coordinates in degrees.',
  clause: 'Open Badges 3.0 §B.1.4',
  schema: addressSchema,
  members: ['address'],
});
