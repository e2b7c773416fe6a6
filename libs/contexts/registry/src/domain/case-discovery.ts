import { partSchemas, type PartKind } from '@wellspring/standards';
import { z } from 'zod';
import type { CaseVersion } from './case-version.js';

type Schema = Record<string, unknown>;

const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const listOf = (member: string, name: string): Schema => ({
  type: 'object',
  required: [member],
  properties: { [member]: { type: 'array', items: reference(name) } },
});

/** What an operation answers, by its path. */
const operations: readonly (readonly [path: string, operation: string, answer: Schema])[] = [
  ['CFPackages', 'getCFPackage', reference('CFPackage')],
  ['CFDocuments', 'getCFDocument', reference('CFDocument')],
  ['CFItems', 'getCFItem', reference('CFItem')],
  [
    'CFItemAssociations',
    'getCFItemAssociations',
    {
      type: 'object',
      required: ['CFItem', 'CFAssociations'],
      properties: {
        CFItem: reference('CFItem'),
        CFAssociations: { type: 'array', items: reference('CFAssociation') },
      },
    },
  ],
  ['CFAssociations', 'getCFAssociation', reference('CFAssociation')],
  ['CFAssociationGroupings', 'getCFAssociationGrouping', reference('CFAssociationGrouping')],
  ['CFConcepts', 'getCFConcept', listOf('CFConcepts', 'CFConcept')],
  ['CFItemTypes', 'getCFItemType', listOf('CFItemTypes', 'CFItemType')],
  ['CFLicenses', 'getCFLicense', reference('CFLicense')],
  ['CFSubjects', 'getCFSubject', listOf('CFSubjects', 'CFSubject')],
  ['CFRubrics', 'getCFRubric', reference('CFRubric')],
];

/** Members that CASE 1.1 added: not described to readers of 1.0, for they are not sent to them. */
const addedIn11: Readonly<Record<string, readonly string[]>> = {
  CFDocument: ['frameworkType', 'caseVersion'],
  CFItem: ['subject', 'subjectURI'],
  CFAssociation: ['notes'],
};

/** The discovery document of CASE: an OpenAPI 3 description of this very service. */
export function caseDiscovery(version: CaseVersion, origin: string): Schema {
  const paths = Object.fromEntries([
    ['/CFDocuments', { get: documentsOperation() }],
    ...operations.map(([path, id, answer]) => [`/${path}/{sourcedId}`, { get: operation(id, answer) }]),
  ]) as Schema;
  return {
    openapi: '3.1.0',
    info: {
      title: `Competencies and Academic Standards Exchange ${version === 'v1p1' ? '1.1' : '1.0'}`,
      version: version === 'v1p1' ? '1.1' : '1.0',
      description: 'The frameworks of this Wellspring installation.',
    },
    servers: [{ url: `${origin}/ims/case/${version}` }],
    paths,
    components: { schemas: schemasOf(version) },
  };
}

function operation(operationId: string, answer: Schema): Schema {
  const sourcedId = {
    name: 'sourcedId',
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  };
  return { operationId, parameters: [sourcedId], responses: responses(answer, ['404', '500']) };
}

function documentsOperation(): Schema {
  const query = (name: string, schema: Schema) => ({ name, in: 'query', required: false, schema });
  return {
    operationId: 'getAllCFDocuments',
    parameters: [
      query('limit', { type: 'integer', minimum: 1, default: 100 }),
      query('offset', { type: 'integer', minimum: 0, default: 0 }),
      query('sort', { type: 'string' }),
      query('orderBy', { type: 'string', enum: ['asc', 'desc'] }),
      query('filter', { type: 'string' }),
      query('fields', { type: 'string' }),
    ],
    responses: responses(listOf('CFDocuments', 'CFDocument'), ['400', '500']),
  };
}

function responses(answer: Schema, failures: readonly string[]): Schema {
  const json = (schema: Schema) => ({ 'application/json': { schema } });
  const failed = failures.map((status) => [
    status,
    { description: 'It failed; see imsx_StatusInfo.', content: json(reference('imsx_StatusInfo')) },
  ]);
  return {
    '200': { description: 'As asked.', content: json(answer) },
    ...(Object.fromEntries(failed) as Schema),
  };
}

function schemasOf(version: CaseVersion): Schema {
  const parts = (Object.keys(partSchemas) as PartKind[]).map((kind) => {
    const name = kind.endsWith('s') ? kind.slice(0, -1) : kind;
    return [name, partSchema(kind, name, version)];
  });
  return {
    ...(Object.fromEntries(parts) as Schema),
    CFPackage: packageSchema(),
    imsx_StatusInfo: {
      type: 'object',
      required: ['imsx_codeMajor', 'imsx_severity'],
      properties: {
        imsx_codeMajor: { type: 'string' },
        imsx_severity: { type: 'string' },
        imsx_description: { type: 'string' },
        imsx_codeMinor: { type: 'object' },
      },
    },
  };
}

function partSchema(kind: PartKind, name: string, version: CaseVersion): Schema {
  const schema = z.toJSONSchema(partSchemas[kind], { unrepresentable: 'any' }) as Schema;
  delete schema['$schema'];
  // Single answers add CFPackageURI or CFDocumentURI.
  if (['CFDocument', 'CFItem', 'CFAssociation'].includes(name)) delete schema['additionalProperties'];
  if (version === 'v1p0') {
    const properties = { ...(schema['properties'] as Schema) };
    for (const member of [...(addedIn11[name] ?? []), 'extensions']) delete properties[member];
    schema['properties'] = properties;
  }
  return schema;
}

function packageSchema(): Schema {
  const list = (name: string) => ({ type: 'array', items: reference(name) });
  const definitions = ['CFConcept', 'CFSubject', 'CFLicense', 'CFItemType', 'CFAssociationGrouping'];
  return {
    type: 'object',
    required: ['CFDocument'],
    properties: {
      CFDocument: reference('CFDocument'),
      CFItems: list('CFItem'),
      CFAssociations: list('CFAssociation'),
      CFDefinitions: {
        type: 'object',
        properties: Object.fromEntries(definitions.map((name) => [`${name}s`, list(name)])),
      },
      CFRubrics: list('CFRubric'),
    },
  };
}
