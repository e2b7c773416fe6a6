import { randomUUID } from 'node:crypto';

type Json = Record<string, unknown>;

export interface SamplePackage {
  CFDocument: Json & { identifier: string; uri: string };
  CFItems: (Json & { identifier: string; uri: string })[];
  CFAssociations: (Json & { identifier: string })[];
  CFDefinitions?: Json;
  CFRubrics?: Json[];
  extensions?: Json;
}

const at = '2026-01-05T10:00:00Z';
const server = 'https://case.example.org/ims/case/v1p1';

/** A valid CASE 1.1 package: items below the document, each with its association. */
export function samplePackage(
  statements: readonly string[],
  document: Json = {},
  identifier: string = randomUUID(),
): SamplePackage {
  const top = { title: 'Sample', identifier, uri: `${server}/CFDocuments/${identifier}` };
  const items = statements.map((fullStatement, index) => sampleItem(fullStatement, `S.${index + 1}`));
  return {
    CFDocument: {
      identifier,
      uri: top.uri,
      caseVersion: '1.1',
      creator: 'Example Board',
      title: 'Sample framework',
      lastChangeDateTime: at,
      adoptionStatus: 'Implemented',
      language: 'en',
      ...document,
    },
    CFItems: items,
    CFAssociations: items.map((item, index) => ({
      ...sampleAssociation('isChildOf', linkOf(item), top),
      sequenceNumber: index + 1,
    })),
  };
}

export function sampleItem(fullStatement: string, humanCodingScheme: string) {
  const identifier = randomUUID();
  return {
    identifier,
    uri: `${server}/CFItems/${identifier}`,
    fullStatement,
    humanCodingScheme,
    CFItemType: 'Skill',
    language: 'en',
    lastChangeDateTime: at,
  };
}

export function sampleAssociation(associationType: string, originNodeURI: Json, destinationNodeURI: Json) {
  const identifier = randomUUID();
  const uri = `${server}/CFAssociations/${identifier}`;
  return { identifier, uri, associationType, originNodeURI, destinationNodeURI, lastChangeDateTime: at };
}

/** A definition of any of the five lists. */
export function sampleDefinition(kind: string, title: string, hierarchyCode: string, more: Json = {}) {
  const identifier = randomUUID();
  const uri = `${server}/${kind}/${identifier}`;
  return { identifier, uri, title, hierarchyCode, lastChangeDateTime: at, ...more };
}

export function linkOf(item: { identifier: string; uri: string }) {
  return { title: 'node', identifier: item.identifier, uri: item.uri };
}
