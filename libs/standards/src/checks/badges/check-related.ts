import { relatedSchema } from '../../credentials/achievement-schema.js';
import { schemaRule } from './schema-rule.js';

/** A related achievement has an identifier and the type Related. */
export const checkRelated = schemaRule({
  name: 'ob-related',
  code: 'OB_RELATED',
  severity: 'error',
  sentence: 'A related achievement has an identifier and the type Related.',
  clause: 'Open Badges 3.0 §B.1.15',
  schema: relatedSchema,
  members: ['related'],
});
