import { z } from 'zod';

/** CASE 1.1 as inside a CFPackage, strictly: what only stands in single answers is not here. */

/** The official pattern takes UUID versions 1 to 5 in lower case; what is received is kept, so any version is read. */
export const caseUuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const uri = z.string().min(1).max(4000);
const dateTime = z.iso.datetime({ offset: true });
const date = z.iso.date();
/** Taken as it is: a schema of a record would drop a member that is called `__proto__`. */
const extensions = z
  .custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'extensions is not an object',
  )
  .meta({ type: 'object' })
  .optional();

const linkUri = z.strictObject({ title: z.string(), identifier: z.string(), uri });
const linkGenUri = linkUri.extend({ targetType: z.string().optional() });
const texts = z.array(z.string()).optional();
const links = z.array(linkUri).optional();
const base = { identifier: caseUuid, uri, lastChangeDateTime: dateTime };

export const cfDocumentSchema = z.strictObject({
  ...base,
  creator: z.string(),
  title: z.string(),
  frameworkType: z.string().optional(),
  caseVersion: z.literal('1.1').optional(),
  officialSourceURL: z.string().optional(),
  publisher: z.string().optional(),
  description: z.string().optional(),
  subject: texts,
  subjectURI: links,
  language: z.string().optional(),
  version: z.string().optional(),
  adoptionStatus: z.string().optional(),
  statusStartDate: date.optional(),
  statusEndDate: date.optional(),
  licenseURI: linkUri.optional(),
  notes: z.string().optional(),
  extensions,
});

export const cfItemSchema = z.strictObject({
  ...base,
  fullStatement: z.string().min(1),
  alternativeLabel: z.string().optional(),
  CFItemType: z.string().optional(),
  CFItemTypeURI: linkUri.optional(),
  humanCodingScheme: z.string().optional(),
  listEnumeration: z.string().optional(),
  abbreviatedStatement: z.string().optional(),
  conceptKeywords: texts,
  conceptKeywordsURI: linkUri.optional(),
  notes: z.string().optional(),
  subject: texts,
  subjectURI: links,
  language: z.string().optional(),
  educationLevel: texts,
  licenseURI: linkUri.optional(),
  statusStartDate: date.optional(),
  statusEndDate: date.optional(),
  extensions,
});

/**
 * What one item can be to another (CASE 1.1 §5.1.2 CFAssociation, `associationType`).
 *
 * @example associationTypes.includes('isChildOf') // true
 */
export const associationTypes = [
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
  'isTranslationOf',
] as const;

export const cfAssociationSchema = z.strictObject({
  ...base,
  associationType: z.union([z.enum(associationTypes), z.string().regex(/^ext:[a-zA-Z0-9._-]+$/)]),
  originNodeURI: linkGenUri,
  destinationNodeURI: linkGenUri,
  sequenceNumber: z.int().optional(),
  CFAssociationGroupingURI: linkUri.optional(),
  notes: z.string().optional(),
  extensions,
});

const definition = { ...base, title: z.string(), description: z.string().optional(), extensions };
export const cfConceptSchema = z.strictObject({
  ...definition,
  hierarchyCode: z.string(),
  keywords: z.string().optional(),
});
export const cfSubjectSchema = z.strictObject({ ...definition, hierarchyCode: z.string() });
export const cfItemTypeSchema = z.strictObject({
  ...definition,
  description: z.string(),
  hierarchyCode: z.string(),
  typeCode: z.string().optional(),
});
export const cfLicenseSchema = z.strictObject({ ...definition, licenseText: z.string() });
export const cfAssociationGroupingSchema = z.strictObject(definition);

const rubricLevelSchema = z.strictObject({
  ...base,
  description: z.string().optional(),
  quality: z.string().optional(),
  score: z.number().optional(),
  feedback: z.string().optional(),
  position: z.int().optional(),
  rubricCriterionId: z.string().optional(),
  extensions: z.array(z.unknown()).optional(),
});
const rubricCriterionSchema = z.strictObject({
  ...base,
  category: z.string().optional(),
  description: z.string().optional(),
  CFItemURI: linkUri.optional(),
  weight: z.number().optional(),
  position: z.int().optional(),
  rubricId: z.string().optional(),
  CFRubricCriterionLevels: z.array(rubricLevelSchema).optional(),
  extensions,
});
export const cfRubricSchema = z.strictObject({
  ...base,
  title: z.string().optional(),
  description: z.string().optional(),
  CFRubricCriteria: z.array(rubricCriterionSchema).optional(),
  extensions,
});

/**
 * The schema of each part of a package (CASE 1.1 §5.1.2 CFPackage), by the name of its list.
 *
 * @example partSchemas.CFItem.safeParse(cfItem).success // true
 */
export const partSchemas = {
  CFDocument: cfDocumentSchema,
  CFItem: cfItemSchema,
  CFAssociation: cfAssociationSchema,
  CFConcepts: cfConceptSchema,
  CFSubjects: cfSubjectSchema,
  CFLicenses: cfLicenseSchema,
  CFItemTypes: cfItemTypeSchema,
  CFAssociationGroupings: cfAssociationGroupingSchema,
  CFRubrics: cfRubricSchema,
} as const;

/**
 * The name of a list in a CFPackage (CASE 1.1 §5.1.2 CFPackage), whose parts are of one kind.
 *
 * @example
 * const kind: PartKind = 'CFItem';
 * partSchemas[kind].safeParse(cfItem).success // true
 */
export type PartKind = keyof typeof partSchemas;
