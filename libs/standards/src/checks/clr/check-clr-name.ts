import type { Rule } from '../rule.js';

/** A learner record has a name. */
export const checkClrName: Rule = {
  name: 'clr-name',
  code: 'CLR_NAME',
  severity: 'error',
  sentence: 'A learner record has a name.',
  clause: 'CLR 2.0 ClrCredential',
  *find(credential) {
    const { name } = credential;
    if (typeof name !== 'string' || name === '') yield { pointer: '/name' };
  },
};
