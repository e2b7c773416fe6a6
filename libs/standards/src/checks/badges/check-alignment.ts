import { alignmentSchema } from '../../credentials/achievement-schema.js';
import { schemaRule } from './schema-rule.js';

/** An Alignment has its type, a name and an absolute URL of its target. */
export const checkAlignment = schemaRule({
  name: 'ob-alignment',
  code: 'OB_ALIGNMENT',
  severity: 'error',
  sentence: 'An Alignment has its type, a name and an absolute URL of its target.',
  clause: 'Open Badges 3.0 §B.1.5',
  schema: alignmentSchema,
  members: ['alignment'],
});
