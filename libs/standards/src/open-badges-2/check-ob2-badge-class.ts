import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { badgeClassSchema } from './data-types.js';

/** The badge has the members of a BadgeClass. */
export const checkOb2BadgeClass = dataTypeRule({
  name: 'ob2-badge-class',
  code: 'OB2_BADGE_CLASS',
  severity: 'error',
  sentence: 'The badge has the members of a BadgeClass.',
  clause: 'Open Badges 2.0, BadgeClass',
  schema: badgeClassSchema,
  paths: [['badgeClass']],
  elsewhere: ['criteria', 'alignment', 'image'],
});
