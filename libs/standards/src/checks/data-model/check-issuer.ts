import type { Rule } from '../rule.js';
import { isObject } from '../../json-values.js';
import { isUrl } from '../../member-values.js';

const clause = 'VC Data Model 2.0 §4.7';

/** `issuer`: one URL, or one object with such an identifier (§4.7). */
export const issuerRules: readonly Rule[] = [
  {
    name: 'issuer-missing',
    code: 'ISSUER_MISSING',
    severity: 'error',
    sentence: 'A credential names its issuer.',
    clause,
    *find({ issuer }) {
      if (issuer === undefined || issuer === null) yield { pointer: '/issuer' };
      else if (isObject(issuer) && issuer['id'] === undefined) yield { pointer: '/issuer/id' };
    },
  },
  {
    name: 'issuer-not-url',
    code: 'ISSUER_NOT_URL',
    severity: 'error',
    sentence: 'The issuer is a URL, or an object whose identifier is one.',
    clause,
    *find({ issuer }) {
      if (issuer === undefined || issuer === null) return;
      if (!isObject(issuer)) {
        if (!isUrl(issuer)) yield { pointer: '/issuer' };
      } else if (issuer['id'] !== undefined && !isUrl(issuer['id'])) yield { pointer: '/issuer/id' };
    },
  },
];
