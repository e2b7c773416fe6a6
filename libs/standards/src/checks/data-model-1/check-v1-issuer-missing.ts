import { checkIssuerMissing } from '../data-model/check-issuer-missing.js';
import type { Rule } from '../rule.js';

/** A credential names its issuer. */
export const checkV1IssuerMissing: Rule = {
  ...checkIssuerMissing,
  name: 'v1-issuer-missing',
  clause: 'VC Data Model 1.1 §4.5',
};
