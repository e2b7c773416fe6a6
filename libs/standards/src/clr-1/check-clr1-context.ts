import type { Breach, Rule } from '../checks/rule.js';
import { listOf, type JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';

const contexts = 'https://purl.imsglobal.org/spec/clr/v1p0/context';

/** The record names the context of CLR 1.0. */
export const checkClr1Context: Rule = {
  name: 'clr1-context',
  code: 'CLR1_CONTEXT',
  severity: 'warning',
  sentence: 'The record names the context of CLR 1.0.',
  clause: 'CLR 1.0, JSON-LD context',
  *find({ clr }): Iterable<Breach> {
    if (clr === undefined) return;
    const named = listOf((Object(clr) as JsonObject)['@context']);
    if (!named.some((each) => textOf(each).startsWith(contexts))) yield { pointer: '/clr/@context' };
  },
};
