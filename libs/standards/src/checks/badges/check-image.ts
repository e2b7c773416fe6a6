import { imageSchema } from '../../credentials/profile-schema.js';
import { schemaRule } from './schema-rule.js';

/** An Image is an object with an address and the type Image. */
export const checkImage = schemaRule({
  name: 'ob-image',
  code: 'OB_IMAGE',
  severity: 'error',
  sentence: 'An Image is an object with an address and the type Image.',
  clause: 'Open Badges 3.0 §B.1.13',
  schema: imageSchema,
  members: ['image'],
});
