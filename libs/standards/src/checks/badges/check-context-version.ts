import { contextVersion } from '../../credentials/context-version.js';
import type { Rule } from '../rule.js';
import { listOf } from '../../json-values.js';

/** The contexts are those of the versions in force: credentials/v2 and Open Badges 3.0.3. */
export const checkContextVersion: Rule = {
  name: 'ob-context-version',
  code: 'OB_CONTEXT_VERSION',
  severity: 'warning',
  sentence: 'The contexts are those of the versions in force: credentials/v2 and Open Badges 3.0.3.',
  clause: 'Open Badges 3.0 §A.2',
  *find(credential) {
    for (const [index, context] of listOf(credential['@context']).entries()) {
      const outdated = (['vc', 'clr', 'ob'] as const).some(
        (family) => contextVersion(family, context) === 'outdated',
      );
      if (outdated) yield { pointer: `/@context/${index}` };
    }
  },
};
