import { languageBreaches } from './language-value.js';
import { isObject } from '../../json-values.js';
import type { Rule } from '../rule.js';

/** The name of an issuer is a string, or texts with their language and direction and nothing else. */
export const checkIssuerNameMalformed: Rule = {
  name: 'issuer-name-malformed',
  code: 'ISSUER_NAME_MALFORMED',
  severity: 'error',
  sentence: 'A name is a string, or texts with their language and direction and nothing else.',
  clause: 'VC Data Model 2.0 §4.6',
  *find({ issuer }) {
    if (isObject(issuer)) yield* languageBreaches(issuer['name'], '/issuer/name');
  },
};
