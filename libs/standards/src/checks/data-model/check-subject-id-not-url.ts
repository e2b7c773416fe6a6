import { isUrl, objectsOf } from '../../member-values.js';
import type { Rule } from '../rule.js';

/** A subject's identifier is one URL. */
export const checkSubjectIdNotUrl: Rule = {
  name: 'subject-id-not-url',
  code: 'SUBJECT_ID_NOT_URL',
  severity: 'error',
  sentence: "A subject's identifier is one URL.",
  clause: 'VC Data Model 2.0 §4.4',
  *find(credential) {
    for (const [{ id }, pointer] of objectsOf(credential, 'credentialSubject'))
      if (id !== undefined && !isUrl(id)) yield { pointer: `${pointer}/id` };
  },
};
