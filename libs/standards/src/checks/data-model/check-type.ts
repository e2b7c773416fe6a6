import type { Rule } from '../rule.js';
import { hasType, isUrl, typesOf, valuesOf } from '../../member-values.js';

const clause = 'VC Data Model 2.0 §4.5';

/** `type`: what a document is (§4.5). That a term maps to a URL is for the rule `terms-defined`, with its contexts. */
export const typeRules: readonly Rule[] = [
  {
    name: 'type-missing',
    code: 'TYPE_MISSING',
    severity: 'error',
    sentence: 'A credential names its types, each of them a string.',
    clause,
    *find(document) {
      if (!hasType(document)) yield { pointer: '/type' };
    },
  },
  {
    name: 'type-not-term',
    code: 'TYPE_NOT_TERM',
    severity: 'error',
    sentence: 'A type is a term of a context or an absolute URL.',
    clause,
    *find(document) {
      for (const [type, pointer] of valuesOf(document, 'type')) {
        if (typeof type !== 'string') continue;
        if (type.includes(':') ? !isUrl(type) : !/^[^\s@/#?]+$/.test(type)) yield { pointer };
      }
    },
  },
];

/** A credential is a `VerifiableCredential`, whatever else it is. */
export const credentialTypeRules: readonly Rule[] = [
  {
    name: 'type-not-credential',
    code: 'TYPE_NOT_CREDENTIAL',
    severity: 'error',
    sentence: 'A credential has the type VerifiableCredential.',
    clause,
    *find(credential) {
      if (!typesOf(credential).includes('VerifiableCredential')) yield { pointer: '/type' };
    },
  },
];
