import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { verificationSchema } from './data-types.js';

/** The assertion says whether it is hosted or signed. */
export const checkOb2Verification = dataTypeRule({
  name: 'ob2-verification',
  code: 'OB2_VERIFICATION',
  severity: 'error',
  sentence: 'The assertion says whether it is hosted or signed.',
  clause: 'Open Badges 2.0, VerificationObject',
  schema: verificationSchema,
  paths: [['assertion', 'verification']],
});
