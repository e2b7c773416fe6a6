import { languageBreaches } from './language-value.js';
import type { Rule } from '../rule.js';

/** A description is a string, or texts with their language and direction and nothing else. */
export const checkDescriptionMalformed: Rule = {
  name: 'description-malformed',
  code: 'DESCRIPTION_MALFORMED',
  severity: 'error',
  sentence: 'A description is a string, or texts with their language and direction and nothing else.',
  clause: 'VC Data Model 2.0 §4.6',
  find: (credential) => languageBreaches(credential['description'], '/description'),
};
