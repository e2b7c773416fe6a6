import { criteriaSchema } from '../../credentials/achievement-schema.js';
import { schemaRule } from './schema-rule.js';

/** Criteria have an id or a narrative. */
export const checkCriteria = schemaRule({
  name: 'ob-criteria',
  code: 'OB_CRITERIA',
  severity: 'error',
  sentence: 'Criteria have an id or a narrative.',
  clause: 'Open Badges 3.0 §B.1.6',
  schema: criteriaSchema,
  members: ['criteria'],
});
