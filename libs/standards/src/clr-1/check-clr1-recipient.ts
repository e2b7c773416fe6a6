import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { recipientSchema } from './data-types.js';

/** The recipient is an Identity. */
export const checkClr1Recipient = dataTypeRule({
  name: 'clr1-recipient',
  code: 'CLR1_RECIPIENT',
  severity: 'error',
  sentence: 'The recipient is an Identity.',
  clause: 'CLR 1.0, Identity',
  schema: recipientSchema.optional(),
  paths: [['assertion', 'recipient']],
});
