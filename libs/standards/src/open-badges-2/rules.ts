import { listOf, type JsonObject } from '../json-values.js';
import type { Breach, Rule } from '../checks/rule.js';
import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { imageSchema, recipientSchema } from '../older-formats/data-types.js';
import {
  alignmentSchema,
  assertionSchema,
  badgeClassSchema,
  criteriaSchema,
  evidenceSchema,
  issuerSchema,
  verificationSchema,
} from './data-types.js';
import { textOf } from '../text-of.js';

const contexts = ['https://w3id.org/openbadges/v2', 'https://purl.imsglobal.org/spec/ob/v2p0/context.json'];

const context: Rule = {
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

/**
 * What the documents of a badge (Open Badges 2.0, Assertion, BadgeClass, Profile) are held to:
 * `{ assertion, badgeClass, issuer }`, as far as they could be had, and without members that are null.
 *
 * @example runRules(openBadges2Rules, { assertion }) // []
 * @example runRules(openBadges2Rules, { assertion: { ...assertion, issuedOn: 7 } })[0]?.code // 'OB2_ASSERTION'
 */
export const openBadges2Rules: readonly Rule[] = [
  context,
  dataTypeRule({
    name: 'ob2-assertion',
    code: 'OB2_ASSERTION',
    sentence: 'The assertion has the members of an Assertion.',
    clause: 'Open Badges 2.0, Assertion',
    schema: assertionSchema,
    paths: [['assertion']],
    elsewhere: ['recipient', 'verification', 'evidence', 'image'],
  }),
  dataTypeRule({
    name: 'ob2-recipient',
    code: 'OB2_RECIPIENT',
    sentence: 'The recipient is an IdentityObject.',
    clause: 'Open Badges 2.0, IdentityObject',
    schema: recipientSchema,
    paths: [['assertion', 'recipient']],
  }),
  dataTypeRule({
    name: 'ob2-verification',
    code: 'OB2_VERIFICATION',
    sentence: 'The assertion says whether it is hosted or signed.',
    clause: 'Open Badges 2.0, VerificationObject',
    schema: verificationSchema,
    paths: [['assertion', 'verification']],
  }),
  dataTypeRule({
    name: 'ob2-evidence',
    code: 'OB2_EVIDENCE',
    sentence: 'Evidence is an address or an Evidence.',
    clause: 'Open Badges 2.0, Evidence',
    schema: evidenceSchema.optional(),
    paths: [['assertion', 'evidence']],
  }),
  dataTypeRule({
    name: 'ob2-badge-class',
    code: 'OB2_BADGE_CLASS',
    sentence: 'The badge has the members of a BadgeClass.',
    clause: 'Open Badges 2.0, BadgeClass',
    schema: badgeClassSchema,
    paths: [['badgeClass']],
    elsewhere: ['criteria', 'alignment', 'image'],
  }),
  dataTypeRule({
    name: 'ob2-criteria',
    code: 'OB2_CRITERIA',
    sentence: 'Criteria are an address or a Criteria.',
    clause: 'Open Badges 2.0, Criteria',
    schema: criteriaSchema,
    paths: [['badgeClass', 'criteria']],
  }),
  dataTypeRule({
    name: 'ob2-alignment',
    code: 'OB2_ALIGNMENT',
    sentence: 'An alignment is an AlignmentObject.',
    clause: 'Open Badges 2.0, AlignmentObject',
    schema: alignmentSchema.optional(),
    paths: [['badgeClass', 'alignment']],
  }),
  dataTypeRule({
    name: 'ob2-issuer',
    code: 'OB2_ISSUER',
    sentence: 'The issuer has the members of a Profile that issues.',
    clause: 'Open Badges 2.0, Profile',
    schema: issuerSchema,
    paths: [['issuer']],
    elsewhere: ['image'],
  }),
  dataTypeRule({
    name: 'ob2-image',
    code: 'OB2_IMAGE',
    sentence: 'An image is an address or an Image; a badge has one.',
    clause: 'Open Badges 2.0, Image',
    schema: imageSchema,
    paths: [['badgeClass', 'image']],
  }),
  dataTypeRule({
    name: 'ob2-own-image',
    code: 'OB2_IMAGE',
    sentence: 'An image is an address or an Image.',
    clause: 'Open Badges 2.0, Image',
    schema: imageSchema.optional(),
    paths: [
      ['assertion', 'image'],
      ['issuer', 'image'],
    ],
  }),
];
