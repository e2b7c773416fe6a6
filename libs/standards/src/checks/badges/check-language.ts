import { languageCode } from '../../credentials/fields.js';
import type { Rule } from '../rule.js';
import { everywhere } from '../place-index.js';
import { guardOf } from './schema-guard.js';

const holds = guardOf(languageCode);
const members = ['inLanguage'];

/** A language is a code such as en or pt-BR. */
export const checkLanguage: Rule = {
  name: 'ob-language',
  code: 'OB_LANGUAGE',
  severity: 'error',
  sentence: 'A language is a code such as en or pt-BR.',
  clause: 'Open Badges 3.0 §B.7',
  members,
  *find(credential) {
    for (const { value, pointer } of everywhere(credential, members)) {
      if (!holds(value)) yield { pointer };
    }
  },
};
