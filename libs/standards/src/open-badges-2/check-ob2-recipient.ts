import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { recipientSchema } from '../older-formats/data-types.js';

/** The recipient is an IdentityObject. */
export const checkOb2Recipient = dataTypeRule({
  name: 'ob2-recipient',
  code: 'OB2_RECIPIENT',
  severity: 'error',
  sentence: 'The recipient is an IdentityObject.',
  clause: 'Open Badges 2.0, IdentityObject',
  schema: recipientSchema,
  paths: [['assertion', 'recipient']],
});
