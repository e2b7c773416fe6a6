import type { Rule } from '../rule.js';
import { objectsAt } from './places.js';

/** A result names a ResultDescription of its achievement, and a level of it. */
export const checkResultReference: Rule = {
  name: 'ob-result-reference',
  code: 'OB_RESULT_REFERENCE',
  severity: 'warning',
  sentence: 'A result names a ResultDescription of its achievement, and a level of it.',
  clause: 'Open Badges 3.0 §B.1.16',
  *find(credential) {
    const results = objectsAt(credential, ['credentialSubject', 'result']);
    if (results.length === 0) return;
    const known = new Set<unknown>();
    const description = ['credentialSubject', 'achievement', 'resultDescription'];
    for (const path of [description, [...description, 'rubricCriterionLevel']]) {
      for (const { object } of objectsAt(credential, path)) known.add(object['id']);
    }
    for (const { object, pointer } of results) {
      for (const member of ['resultDescription', 'achievedLevel']) {
        if (object[member] !== undefined && !known.has(object[member]))
          yield { pointer: `${pointer}/${member}` };
      }
    }
  },
};
