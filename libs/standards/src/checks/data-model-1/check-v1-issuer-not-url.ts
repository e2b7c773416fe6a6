import { checkIssuerNotUrl } from '../data-model/check-issuer-not-url.js';
import type { Rule } from '../rule.js';

/** The issuer is a URL, or an object whose identifier is one. */
export const checkV1IssuerNotUrl: Rule = {
  ...checkIssuerNotUrl,
  name: 'v1-issuer-not-url',
  clause: 'VC Data Model 1.1 §4.5',
};
