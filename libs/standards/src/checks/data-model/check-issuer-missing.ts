import { isObject } from '../../json-values.js';
import type { Rule } from '../rule.js';

/** A credential names its issuer. */
export const checkIssuerMissing: Rule = {
  name: 'issuer-missing',
  code: 'ISSUER_MISSING',
  severity: 'error',
  sentence: 'A credential names its issuer.',
  clause: 'VC Data Model 2.0 §4.7',
  *find({ issuer }) {
    if (issuer === undefined || issuer === null) yield { pointer: '/issuer' };
    else if (isObject(issuer) && issuer['id'] === undefined) yield { pointer: '/issuer/id' };
  },
};
