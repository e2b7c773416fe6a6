import { languageBreaches } from './language-value.js';
import { isObject } from '../../json-values.js';
import type { Rule } from '../rule.js';

/** The description of an issuer is a string, or texts with their language and direction and nothing else. */
export const checkIssuerDescriptionMalformed: Rule = {
  name: 'issuer-description-malformed',
  code: 'ISSUER_DESCRIPTION_MALFORMED',
  severity: 'error',
  sentence: 'A description is a string, or texts with their language and direction and nothing else.',
  clause: 'VC Data Model 2.0 §4.6',
  *find({ issuer }) {
    if (isObject(issuer)) yield* languageBreaches(issuer['description'], '/issuer/description');
  },
};
