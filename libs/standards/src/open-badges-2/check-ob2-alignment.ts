import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { alignmentSchema } from './data-types.js';

/** An alignment is an AlignmentObject. */
export const checkOb2Alignment = dataTypeRule({
  name: 'ob2-alignment',
  code: 'OB2_ALIGNMENT',
  severity: 'error',
  sentence: 'An alignment is an AlignmentObject.',
  clause: 'Open Badges 2.0, AlignmentObject',
  schema: alignmentSchema.optional(),
  paths: [['badgeClass', 'alignment']],
});
