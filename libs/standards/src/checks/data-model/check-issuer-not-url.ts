import { isObject } from '../../json-values.js';
import { isUrl } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** The issuer is a URL, or an object whose identifier is one. */
export const checkIssuerNotUrl: Rule = {
  name: 'issuer-not-url',
  code: 'ISSUER_NOT_URL',
  severity: 'error',
  sentence: 'The issuer is a URL, or an object whose identifier is one.',
  clause: 'VC Data Model 2.0 §4.7',
  *find({ issuer }) {
    if (issuer === undefined || issuer === null) return;
    if (!isObject(issuer)) {
      if (!isUrl(issuer)) yield { pointer: '/issuer' };
    } else if (issuer['id'] !== undefined && !isUrl(issuer['id'])) yield { pointer: '/issuer/id' };
  },
};
