import { checkIdNotUrl } from '../data-model/check-id-not-url.js';
import type { Rule } from '../rule.js';

/** The identifier is one URL. */
export const checkV1IdNotUrl: Rule = {
  ...checkIdNotUrl,
  name: 'v1-id-not-url',
  clause: 'VC Data Model 1.1 §4.2',
};
