import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { imageSchema } from '../older-formats/data-types.js';

/** An image is an address or an Image; a badge has one. */
export const checkOb2Image = dataTypeRule({
  name: 'ob2-image',
  code: 'OB2_IMAGE',
  severity: 'error',
  sentence: 'An image is an address or an Image; a badge has one.',
  clause: 'Open Badges 2.0, Image',
  schema: imageSchema,
  paths: [['badgeClass', 'image']],
});
