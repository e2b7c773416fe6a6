import { contextVersion } from '../../credentials/context-version.js';
import type { Rule } from '../rule.js';
import { listOf } from '../../json-values.js';

/** The first context is the data model's, the second that of Open Badges 3.0. */
export const checkContext: Rule = {
  name: 'ob-context',
  code: 'OB_CONTEXT',
  severity: 'error',
  sentence: "The first context is the data model's, the second that of Open Badges 3.0.",
  clause: 'Open Badges 3.0 §A.2',
  *find(credential) {
    const [first, second] = listOf(credential['@context']);
    if (contextVersion('vc', first) === undefined) yield { pointer: '/@context/0' };
    if (contextVersion('ob', second) === undefined) yield { pointer: '/@context/1' };
  },
};
