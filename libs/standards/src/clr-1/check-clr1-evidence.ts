import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { evidenceSchema } from './data-types.js';

/** Evidence is an Evidence. */
export const checkClr1Evidence = dataTypeRule({
  name: 'clr1-evidence',
  code: 'CLR1_EVIDENCE',
  severity: 'error',
  sentence: 'Evidence is an Evidence.',
  clause: 'CLR 1.0, Evidence',
  schema: evidenceSchema.optional(),
  paths: [['assertion', 'evidence']],
});
