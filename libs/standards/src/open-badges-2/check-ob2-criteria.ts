import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { criteriaSchema } from './data-types.js';

/** Criteria are an address or a Criteria. */
export const checkOb2Criteria = dataTypeRule({
  name: 'ob2-criteria',
  code: 'OB2_CRITERIA',
  severity: 'error',
  sentence: 'Criteria are an address or a Criteria.',
  clause: 'Open Badges 2.0, Criteria',
  schema: criteriaSchema,
  paths: [['badgeClass', 'criteria']],
});
