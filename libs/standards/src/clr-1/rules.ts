import { listOf, type JsonObject } from '../json-values.js';
import type { Breach, Rule } from '../checks/rule.js';
import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { textOf } from '../text-of.js';
import {
  achievementSchema,
  alignmentSchema,
  assertionSchema,
  clrSchema,
  evidenceSchema,
  profileSchema,
  recipientSchema,
  resultDescriptionSchema,
  resultSchema,
} from './data-types.js';

const contexts = 'https://purl.imsglobal.org/spec/clr/v1p0/context';

const context: Rule = {
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

/**
 * What a CLR 1.0 is held to: `{ clr }` for the record, `{ assertion }` for each assertion.
 *
 * @example runRules(clr1Rules, { clr }) // []
 */
export const clr1Rules: readonly Rule[] = [
  context,
  dataTypeRule({
    name: 'clr1-clr',
    code: 'CLR1_CLR',
    sentence: 'The record has the members of a Clr.',
    clause: 'CLR 1.0, Clr',
    schema: clrSchema,
    paths: [['clr']],
    elsewhere: ['learner', 'publisher', 'achievements'],
  }),
  dataTypeRule({
    name: 'clr1-profile',
    code: 'CLR1_PROFILE',
    sentence: 'Learner and publisher are a Profile.',
    clause: 'CLR 1.0, Profile',
    schema: profileSchema,
    paths: [
      ['clr', 'learner'],
      ['clr', 'publisher'],
    ],
  }),
  dataTypeRule({
    name: 'clr1-related-achievement',
    code: 'CLR1_ACHIEVEMENT',
    sentence: 'An achievement beside the assertions is an Achievement.',
    clause: 'CLR 1.0, Achievement',
    schema: achievementSchema.optional(),
    paths: [['clr', 'achievements']],
  }),
  dataTypeRule({
    name: 'clr1-assertion',
    code: 'CLR1_ASSERTION',
    sentence: 'The assertion has the members of an Assertion.',
    clause: 'CLR 1.0, Assertion',
    schema: assertionSchema,
    paths: [['assertion']],
    elsewhere: ['achievement', 'recipient', 'results', 'evidence'],
  }),
  dataTypeRule({
    name: 'clr1-achievement',
    code: 'CLR1_ACHIEVEMENT',
    sentence: 'What was achieved is an Achievement with its issuer.',
    clause: 'CLR 1.0, Achievement',
    schema: achievementSchema,
    paths: [['assertion', 'achievement']],
    elsewhere: ['alignments', 'resultDescriptions'],
  }),
  dataTypeRule({
    name: 'clr1-alignment',
    code: 'CLR1_ALIGNMENT',
    sentence: 'An alignment is an Alignment.',
    clause: 'CLR 1.0, Alignment',
    schema: alignmentSchema,
    paths: [['assertion', 'achievement', 'alignments']],
  }),
  dataTypeRule({
    name: 'clr1-result-description',
    code: 'CLR1_RESULT_DESCRIPTION',
    sentence: 'A possible result is a ResultDescription.',
    clause: 'CLR 1.0, ResultDescription',
    schema: resultDescriptionSchema,
    paths: [['assertion', 'achievement', 'resultDescriptions']],
  }),
  dataTypeRule({
    name: 'clr1-result',
    code: 'CLR1_RESULT',
    sentence: 'A result is a Result.',
    clause: 'CLR 1.0, Result',
    schema: resultSchema.optional(),
    paths: [['assertion', 'results']],
  }),
  dataTypeRule({
    name: 'clr1-recipient',
    code: 'CLR1_RECIPIENT',
    sentence: 'The recipient is an Identity.',
    clause: 'CLR 1.0, Identity',
    schema: recipientSchema.optional(),
    paths: [['assertion', 'recipient']],
  }),
  dataTypeRule({
    name: 'clr1-evidence',
    code: 'CLR1_EVIDENCE',
    sentence: 'Evidence is an Evidence.',
    clause: 'CLR 1.0, Evidence',
    schema: evidenceSchema.optional(),
    paths: [['assertion', 'evidence']],
  }),
];
