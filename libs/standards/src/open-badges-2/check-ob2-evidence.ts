import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { evidenceSchema } from './data-types.js';

/** Evidence is an address or an Evidence. */
export const checkOb2Evidence = dataTypeRule({
  name: 'ob2-evidence',
  code: 'OB2_EVIDENCE',
  severity: 'error',
  sentence: 'Evidence is an address or an Evidence.',
  clause: 'Open Badges 2.0, Evidence',
  schema: evidenceSchema.optional(),
  paths: [['assertion', 'evidence']],
});
