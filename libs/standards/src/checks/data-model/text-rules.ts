import type { Rule } from '../rule.js';
import { languageBreaches } from './language-value.js';
import { isObject } from '../../json-values.js';

/** The rules of a text for people, where it stands on a credential and on its issuer (VC Data Model 2.0 §4.6). */
export function textRules(member: 'name' | 'description'): readonly Rule[] {
  const sentence = `A ${member} is a string, or texts with their language and direction and nothing else.`;
  const clause = 'VC Data Model 2.0 §4.6';
  return [
    {
      name: `${member}-malformed`,
      code: `${member.toUpperCase()}_MALFORMED`,
      severity: 'error',
      sentence,
      clause,
      find: (credential) => languageBreaches(credential[member], `/${member}`),
    },
    {
      name: `issuer-${member}-malformed`,
      code: `ISSUER_${member.toUpperCase()}_MALFORMED`,
      severity: 'error',
      sentence,
      clause,
      *find({ issuer }) {
        if (isObject(issuer)) yield* languageBreaches(issuer[member], `/issuer/${member}`);
      },
    },
  ];
}
