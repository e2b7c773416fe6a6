import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { imageSchema } from '../older-formats/data-types.js';

/** An image is an address or an Image. */
export const checkOb2OwnImage = dataTypeRule({
  name: 'ob2-own-image',
  code: 'OB2_IMAGE',
  severity: 'error',
  sentence: 'An image is an address or an Image.',
  clause: 'Open Badges 2.0, Image',
  schema: imageSchema.optional(),
  paths: [
    ['assertion', 'image'],
    ['issuer', 'image'],
  ],
});
