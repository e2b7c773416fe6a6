import { createHash } from 'node:crypto';
import type { CasePart } from '@wellspring/standards';
import { canonicalText } from './canonical-text.js';
import { isUuidText } from './case-identifier.js';
import { storableText } from './storable-text.js';

/** A part of a CFPackage as CASE 1.1 has it: validated, mended, without what belongs to single answers. */
export type Part = CasePart;

/** The lists of CFDefinitions, and the rubrics, which are kept the same way. */
export const definitionKinds = [
  'CFConcepts',
  'CFSubjects',
  'CFLicenses',
  'CFItemTypes',
  'CFAssociationGroupings',
  'CFRubrics',
] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

interface PartRow {
  readonly identifier: string;
  readonly uri: string;
  readonly position: number;
  readonly digest: Buffer;
  readonly payload: string;
}

export interface ItemRow extends PartRow {
  readonly full_statement: string;
  readonly abbreviated_statement: string | null;
  readonly human_coding_scheme: string | null;
  readonly item_type: string | null;
  readonly language: string | null;
}

export interface AssociationRow extends PartRow {
  readonly association_type: string;
  readonly origin: string | null;
  readonly origin_uri: string;
  readonly destination: string | null;
  readonly destination_uri: string;
  readonly sequence_number: number | null;
}

export interface DefinitionRow extends PartRow {
  readonly kind: DefinitionKind;
  readonly hierarchy_code: string | null;
}

/** The digest by which two versions of a part are told apart. */
export function digestOf(payload: string): Buffer {
  return createHash('sha256').update(payload).digest();
}

export function itemRow(item: Part, position: number): ItemRow {
  return {
    ...partRow(item, position),
    full_statement: textOf(item['fullStatement']) ?? '',
    abbreviated_statement: textOf(item['abbreviatedStatement']),
    human_coding_scheme: textOf(item['humanCodingScheme']),
    item_type: textOf(item['CFItemType']),
    language: textOf(item['language']),
  };
}

export function associationRow(association: Part, position: number): AssociationRow {
  const origin = nodeOf(association['originNodeURI']);
  const destination = nodeOf(association['destinationNodeURI']);
  const sequence = association['sequenceNumber'];
  return {
    ...partRow(association, position),
    association_type: textOf(association['associationType']) ?? '',
    origin: origin.identifier,
    origin_uri: origin.uri,
    destination: destination.identifier,
    destination_uri: destination.uri,
    sequence_number: typeof sequence === 'number' && isInt32(sequence) ? sequence : null,
  };
}

export function definitionRow(kind: DefinitionKind, definition: Part, position: number): DefinitionRow {
  return { ...partRow(definition, position), kind, hierarchy_code: textOf(definition['hierarchyCode']) };
}

function partRow(part: Part, position: number): PartRow {
  const payload = canonicalText(part);
  return {
    identifier: part.identifier,
    uri: storableText(part.uri),
    position,
    digest: digestOf(payload),
    payload,
  };
}

/** A node's identifier may be any string; only a UUID can name something of ours. */
function nodeOf(node: unknown): { identifier: string | null; uri: string } {
  const { identifier, uri } = node as { identifier: string; uri: string };
  return { identifier: isUuidText(identifier) ? identifier.toLowerCase() : null, uri: storableText(uri) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? storableText(value) : null;
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}
