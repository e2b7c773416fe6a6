import { toQuads } from '../../linked-data/to-quads.js';
import { StandardsError } from '../../standards-error.js';
import { nameGraphs } from './name-graphs.js';
import type { JsonObject } from '../../json-values.js';
import { skolemizeDocument } from './skolemize-document.js';
import { skolemizeExpanded } from './skolemize-expanded.js';

/** A document every node of which has a name, and its statements; parts of it name their nodes alike. */
export interface NamedStatements {
  readonly document: JsonObject;
  /** N-Quads lines, each once, blank nodes as `<urn:bnid:LABEL>`. */
  readonly quads: readonly string[];
}

const namedNode = /<urn:bnid:([^>]*)>/g;

/**
 * Names the blank nodes of a document (VC DI ECDSA 1.0 §3.4.8) and converts it to statements once. The short way
 * is taken where it comes to the same statements as the document's own, the standard's steps otherwise.
 *
 * @throws StandardsError `STANDARDS_SD_RESERVED_IDENTIFIER` when the document itself uses `urn:bnid:`,
 *   `STANDARDS_SD_NOT_SELECTABLE` when a blank node cannot be named, as in RDF lists
 * @example (await nameStatements(unsecured)).document['id'] // id
 */
export async function nameStatements(document: JsonObject): Promise<NamedStatements> {
  const own = await toQuads(document);
  if (own.some((quad) => quad.includes('<urn:bnid:'))) {
    throw new StandardsError(
      'STANDARDS_SD_RESERVED_IDENTIFIER',
      'Identifiers that begin with urn:bnid: stand for blank nodes in ecdsa-sd-2023; the document cannot use them.',
    );
  }
  const expected = blurred(own);
  const short = skolemizeDocument(document);
  const named = short && (await tryQuads(short));
  if (short && named && blurred(named) === expected) return { document: short, quads: named };
  const compact = await skolemizeExpanded(document);
  const quads = await tryQuads(compact);
  if (quads && blurred(quads) === expected) return { document: compact, quads };
  throw new StandardsError(
    'STANDARDS_SD_NOT_SELECTABLE',
    'The document has statements that cannot be selected by pointer, such as those of an RDF list.',
  );
}

/** A statement with the blank nodes that were named, named otherwise. */
export function renameNodes(quad: string, rename: (label: string) => string): string {
  return quad.replace(namedNode, (_, label: string) => `_:${rename(label)}`);
}

/**
 * The statements of a document, or of a part of one, whose nodes have names, each once.
 *
 * @returns nothing where a blank node is left without a name
 * @throws StandardsError what unsafe JSON-LD is refused with
 */
export async function namedQuads(document: JsonObject): Promise<readonly string[] | undefined> {
  const quads = [...new Set(await toQuads(document))];
  return quads.some(hasBlankNode) ? nameGraphs(quads) : quads;
}

/** Nothing where naming made no sense. */
async function tryQuads(document: JsonObject): Promise<readonly string[] | undefined> {
  try {
    return await namedQuads(document);
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

function hasBlankNode(quad: string): boolean {
  return quad.startsWith('_:') || /^\S+ \S+ _:| _:[^\s"]+ \.\n$/.test(quad);
}

/** The statements without regard to which blank node is which, to compare two ways to one graph. */
function blurred(quads: readonly string[]): string {
  const lines = quads.map((quad) => quad.replace(/<urn:bnid:[^>]*>|_:[^\s"]+/g, '_:'));
  return lines.sort().join('');
}
