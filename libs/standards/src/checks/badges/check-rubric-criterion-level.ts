import { rubricCriterionLevelSchema } from '../../credentials/achievement-schema.js';
import { schemaRule } from './schema-rule.js';

/** A RubricCriterionLevel has an identifier, its type and a name. */
export const checkRubricCriterionLevel = schemaRule({
  name: 'ob-rubric-criterion-level',
  code: 'OB_RUBRIC_CRITERION_LEVEL',
  severity: 'error',
  sentence: 'A RubricCriterionLevel has an identifier, its type and a name.',
  clause: 'Open Badges 3.0 §B.1.18',
  schema: rubricCriterionLevelSchema,
  elsewhere: ['alignment'],
  members: ['rubricCriterionLevel'],
});
