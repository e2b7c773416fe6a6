import type { Breach, Rule } from '../checks/rule.js';
import { listOf, type JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';

const contexts = ['https://w3id.org/openbadges/v2', 'https://purl.imsglobal.org/spec/ob/v2p0/context.json'];

/** The assertion names the context of Open Badges 2.0. */
export const checkOb2Context: Rule = {
  name: 'ob2-context',
  code: 'OB2_CONTEXT',
  severity: 'error',
  sentence: 'The assertion names the context of Open Badges 2.0.',
  clause: 'Open Badges 2.0, JSON-LD Context',
  *find({ assertion }): Iterable<Breach> {
    const named = listOf((Object(assertion) as JsonObject)['@context']);
    if (!named.some((each) => contexts.includes(textOf(each)))) yield { pointer: '/assertion/@context' };
  },
};
