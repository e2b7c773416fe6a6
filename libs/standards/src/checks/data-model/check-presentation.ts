import type { Rule } from '../rule.js';
import { isObject } from '../../json-values.js';
import { isUrl, typesOf, valuesOf } from '../../member-values.js';

const clause = 'VC Data Model 2.0 §4.13';

/** A presentation: its type, its holder, and the credentials in it (§4.13). */
export const presentationShapeRules: readonly Rule[] = [
  {
    name: 'type-not-presentation',
    code: 'TYPE_NOT_PRESENTATION',
    severity: 'error',
    sentence: 'A presentation has the type VerifiablePresentation.',
    clause,
    *find(presentation) {
      if (!typesOf(presentation).includes('VerifiablePresentation')) yield { pointer: '/type' };
    },
  },
  {
    name: 'holder-not-url',
    code: 'HOLDER_NOT_URL',
    severity: 'error',
    sentence: 'The holder is a URL, or an object whose identifier is one.',
    clause,
    *find({ holder }) {
      if (holder === undefined) return;
      if (!isUrl(isObject(holder) ? holder['id'] : holder)) yield { pointer: '/holder' };
    },
  },
  {
    name: 'presented-not-object',
    code: 'PRESENTED_NOT_OBJECT',
    severity: 'error',
    sentence: 'What a presentation holds are credentials as objects; a secured one is put into an envelope.',
    clause: 'VC Data Model 2.0 §4.13 and §4.13.1',
    *find(presentation) {
      for (const [credential, pointer] of valuesOf(presentation, 'verifiableCredential'))
        if (!isObject(credential)) yield { pointer };
    },
  },
];
