import { contextVersion } from '../../credentials/context-version.js';
import type { Rule } from '../rule.js';
import { listOf } from '../../json-values.js';

/** The contexts are those of the data model, CLR 2.0 and Open Badges 3.0, in this order. */
export const checkClrContext: Rule = {
  name: 'clr-context',
  code: 'CLR_CONTEXT',
  severity: 'error',
  sentence: 'The contexts are those of the data model, CLR 2.0 and Open Badges 3.0, in this order.',
  clause: 'CLR 2.0 ClrCredential',
  *find(credential) {
    const contexts = listOf(credential['@context']);
    for (const [index, family] of (['vc', 'clr', 'ob'] as const).entries()) {
      if (contextVersion(family, contexts[index]) === undefined) yield { pointer: `/@context/${index}` };
    }
  },
};
