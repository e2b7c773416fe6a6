import type { JsonObject } from '../../json-values.js';
import type { Breach, Rule } from '../rule.js';
import { objectsAt } from './places.js';

/** A result names a ResultDescription of its achievement, and a level of it. */
export const checkResultReference: Rule = {
  name: 'ob-result-reference',
  code: 'OB_RESULT_REFERENCE',
  severity: 'warning',
  sentence: 'A result names a ResultDescription of its achievement, and a level of it.',
  clause: 'Open Badges 3.0 §B.1.16',
  find(credential) {
    const results = objectsAt(credential, ['credentialSubject', 'result']);
    if (results.length === 0) return [];
    const known = idsOfDescriptions(credential);
    const breaches: Breach[] = [];
    for (const { object, pointer } of results) {
      for (const member of ['resultDescription', 'achievedLevel']) {
        if (object[member] !== undefined && !known.has(object[member]))
          breaches.push({ pointer: `${pointer}/${member}` });
      }
    }
    return breaches;
  },
};

/** Of each ResultDescription of the achievements, and of each of its levels. */
function idsOfDescriptions(credential: JsonObject): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  for (const { object } of objectsAt(credential, ['credentialSubject', 'achievement', 'resultDescription'])) {
    ids.add(object['id']);
    for (const level of objectsAt(object, ['rubricCriterionLevel'])) ids.add(level.object['id']);
  }
  return ids;
}
