import { languageBreaches } from './language-value.js';
import type { Rule } from '../rule.js';

/** A name is a string, or texts with their language and direction and nothing else. */
export const checkNameMalformed: Rule = {
  name: 'name-malformed',
  code: 'NAME_MALFORMED',
  severity: 'error',
  sentence: 'A name is a string, or texts with their language and direction and nothing else.',
  clause: 'VC Data Model 2.0 §4.6',
  find: (credential) => languageBreaches(credential['name'], '/name'),
};
