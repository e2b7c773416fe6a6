import {
  isRefusal,
  refuse,
  type CreateFrameworkRequest,
  type FrameworkLevel,
  type NewFrameworkAssociation,
  type NewFrameworkItem,
  type Refusal,
} from '@wellspring/contracts';
import type { PackagePart } from '@wellspring/standards';
import { casePath, type LinkUri } from './case-links.js';
import { isUuidText } from './case-identifier.js';
import type { Part } from './part-rows.js';

/** What authoring needs of the world. */
export interface Authoring {
  readonly now: Date;
  /** A new identifier: UUIDv4, for CASE knows versions 1 to 5 only. */
  newIdentifier(): string;
  urlOf(path: string): string;
  /** Items that the request names and that exist already, by the name used. */
  readonly named: ReadonlyMap<string, LinkUri>;
}

export interface AuthoredParts {
  readonly parts: readonly PackagePart[];
  readonly items: readonly Part[];
  readonly associations: readonly Part[];
}

/** The member of a CFDocument's `extensions` that holds the scale. */
export const levelsExtension = 'wellspring:levels';

/** The document of a framework written by hand. */
export function authorDocument(
  request: Omit<CreateFrameworkRequest, 'items' | 'associations'>,
  creator: string,
  authoring: Authoring,
): Part | Refusal {
  const { title, description, language, levels, adoptionStatus = 'Implemented' } = request;
  if (levels && !isScale(levels)) {
    return refuse('REGISTRY_LEVELS_AMBIGUOUS', 422, 'Each level needs a name and a rank of its own.');
  }
  const identifier = authoring.newIdentifier();
  return {
    identifier,
    uri: authoring.urlOf(casePath('CFDocuments', identifier)),
    caseVersion: '1.1',
    creator,
    title,
    ...(description && { description }),
    ...(language && { language }),
    adoptionStatus,
    lastChangeDateTime: authoring.now.toISOString(),
    ...(levels && { extensions: { [levelsExtension]: levels } }),
  };
}

/** The scale that a document declares; empty where it declares none. */
export function levelsOf(document: Readonly<Record<string, unknown>>): FrameworkLevel[] {
  const extensions = document['extensions'] as Record<string, unknown> | undefined;
  const levels = extensions?.[levelsExtension];
  if (!Array.isArray(levels)) return [];
  return levels.filter(
    (level: Partial<FrameworkLevel> | null): level is FrameworkLevel =>
      typeof level?.name === 'string' && Number.isInteger(level.rank),
  );
}

/** Items and associations written by hand, as parts of their document. */
export function authorParts(
  document: Part,
  items: readonly NewFrameworkItem[],
  associations: readonly NewFrameworkAssociation[],
  authoring: Authoring,
): AuthoredParts | Refusal {
  const written = items.map((item) => writeItem(item, authoring));
  const byCode = new Map<string, LinkUri>();
  for (const [index, { humanCodingScheme: code }] of items.entries()) {
    if (code === undefined) continue;
    if (byCode.has(code)) return repeatedCode(code, index);
    byCode.set(code, linkTo(written[index] as Part));
  }
  const cycle = findCycle(items);
  if (cycle !== undefined) return circular(cycle);
  const find = (name: string) => byCode.get(name) ?? authoring.named.get(name);
  const tree = writeTree(document, items, written, find, authoring);
  if (isRefusal(tree)) return tree;
  const links = writeAssociations(associations, find, authoring);
  if (isRefusal(links)) return links;
  return {
    items: written,
    associations: links,
    parts: [
      { kind: 'CFDocument', value: document },
      ...written.map((value) => ({ kind: 'CFItem', value }) as const),
      ...[...tree, ...links].map((value) => ({ kind: 'CFAssociation', value }) as const),
    ],
  };
}

function writeItem(item: NewFrameworkItem, authoring: Authoring): Part {
  const { itemType, parent: _parent, ...fields } = item;
  const identifier = authoring.newIdentifier();
  return {
    identifier,
    uri: authoring.urlOf(casePath('CFItems', identifier)),
    ...fields,
    ...(itemType && { CFItemType: itemType }),
    lastChangeDateTime: authoring.now.toISOString(),
  };
}

function writeTree(
  document: Part,
  items: readonly NewFrameworkItem[],
  written: readonly Part[],
  find: (name: string) => LinkUri | undefined,
  authoring: Authoring,
): Part[] | Refusal {
  const top = linkTo(document);
  const siblings = new Map<string, number>();
  const links: Part[] = [];
  for (const [index, { parent }] of items.entries()) {
    const above = parent === undefined ? top : find(parent);
    if (!above) return unknownItem(`items.${index}.parent`, parent ?? '');
    const sequenceNumber = (siblings.get(above.identifier) ?? 0) + 1;
    siblings.set(above.identifier, sequenceNumber);
    const link = writeLink('isChildOf', linkTo(written[index] as Part), above, authoring);
    links.push({ ...link, sequenceNumber });
  }
  return links;
}

function writeAssociations(
  associations: readonly NewFrameworkAssociation[],
  find: (name: string) => LinkUri | undefined,
  authoring: Authoring,
): Part[] | Refusal {
  const links: Part[] = [];
  for (const [index, { associationType, origin, destination, notes }] of associations.entries()) {
    const ends = {
      origin: find(origin) ?? elsewhere(origin),
      destination: find(destination) ?? elsewhere(destination),
    };
    if (!ends.origin) return unknownItem(`associations.${index}.origin`, origin);
    if (!ends.destination) return unknownItem(`associations.${index}.destination`, destination);
    const link = writeLink(associationType, ends.origin, ends.destination, authoring);
    links.push({ ...link, ...(notes && { notes }) });
  }
  return links;
}

function writeLink(
  associationType: string,
  origin: LinkUri,
  destination: LinkUri,
  authoring: Authoring,
): Part {
  const identifier = authoring.newIdentifier();
  return {
    identifier,
    uri: authoring.urlOf(casePath('CFAssociations', identifier)),
    associationType,
    originNodeURI: origin,
    destinationNodeURI: destination,
    lastChangeDateTime: authoring.now.toISOString(),
  };
}

function linkTo(part: Part): LinkUri {
  const title = part['title'] ?? part['humanCodingScheme'] ?? part['fullStatement'];
  return { title: String(title).slice(0, 200), identifier: part.identifier, uri: part.uri };
}

/** An item of another installation, named by its URI; CASE URIs end in the identifier. */
function elsewhere(name: string): LinkUri | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(name)) return undefined;
  const last = name.slice(name.lastIndexOf('/') + 1);
  return { title: name, identifier: isUuidText(last) ? last.toLowerCase() : name, uri: name };
}

function isScale(levels: readonly FrameworkLevel[]): boolean {
  const names = new Set(levels.map(({ name }) => name));
  const ranks = new Set(levels.map(({ rank }) => rank));
  return names.size === levels.length && ranks.size === levels.length;
}

/** The index of an item that is, by its parents, below itself. */
function findCycle(items: readonly NewFrameworkItem[]): number | undefined {
  const parentOf = new Map(items.map(({ humanCodingScheme, parent }) => [humanCodingScheme, parent]));
  for (const [index, { humanCodingScheme: code, parent }] of items.entries()) {
    const seen = new Set([code]);
    for (let above = parent; above !== undefined; above = parentOf.get(above)) {
      if (seen.has(above)) return index;
      seen.add(above);
    }
  }
  return undefined;
}

function unknownItem(path: string, name: string): Refusal {
  return refuse(
    'REGISTRY_ITEM_UNKNOWN',
    422,
    `No item answers to "${name.slice(0, 100)}". Name it by identifier, URI or human coding scheme.`,
    [{ path, message: 'names no item' }],
  );
}

function repeatedCode(code: string, index: number): Refusal {
  return refuse(
    'REGISTRY_CODE_AMBIGUOUS',
    422,
    `Two items have the human coding scheme "${code}"; give each its own.`,
    [{ path: `items.${index}.humanCodingScheme`, message: 'is used twice' }],
  );
}

function circular(index: number): Refusal {
  return refuse('REGISTRY_TREE_CIRCULAR', 422, 'An item cannot be below itself.', [
    { path: `items.${index}.parent`, message: 'leads back to the item' },
  ]);
}
