import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { alignmentSchema } from './data-types.js';

/** An alignment is an Alignment. */
export const checkClr1Alignment = dataTypeRule({
  name: 'clr1-alignment',
  code: 'CLR1_ALIGNMENT',
  severity: 'error',
  sentence: 'An alignment is an Alignment.',
  clause: 'CLR 1.0, Alignment',
  schema: alignmentSchema,
  paths: [['assertion', 'achievement', 'alignments']],
});
