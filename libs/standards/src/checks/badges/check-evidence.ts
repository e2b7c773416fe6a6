import { evidenceSchema } from '../../credentials/secured-schema.js';
import { schemaRule } from './schema-rule.js';

/** Evidence has the type Evidence. */
export const checkEvidence = schemaRule({
  name: 'ob-evidence',
  code: 'OB_EVIDENCE',
  severity: 'error',
  sentence: 'Evidence has the type Evidence.',
  clause: 'Open Badges 3.0 §B.1.9',
  schema: evidenceSchema,
  members: ['evidence'],
});
