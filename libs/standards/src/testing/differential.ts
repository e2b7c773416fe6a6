import jsonld from 'jsonld';
import { canonize, NQuads } from 'rdf-canonize';
import { loadPinnedContext } from '../contexts/pinned-contexts.js';
import { canonicalize } from '../linked-data/canonicalize.js';
import { canonizeDataset } from '../linked-data/canonize-quads.js';
import { ordersDiffer } from '../linked-data/rdfc-code-point-order.js';
import { clrDocument, genericDocument, openBadgeDocument, type JsonObject } from './credential-documents.js';
import { mutateDocument } from './mutate-document.js';
import { seededRandom, type Random } from './random.js';

/** What became of the generated documents. */
export interface DifferentialTally {
  documents: number;
  agreed: number;
  refusedByBoth: number;
  /** Refused here though the reference takes it: strict, and no danger. */
  refusedHereOnly: number;
  /** The named exception: the reference sorts by UTF-16 unit, this library by code point. */
  codePointOrder: number;
  /** Must stay empty: other bytes than the reference's, or taken where it refuses. */
  readonly differ: readonly { readonly why: string; readonly document: JsonObject }[];
}

/** The bytes that are signed, or why there are none. */
type Outcome = { readonly text: string } | { readonly refusal: string };

async function outcomeOf(work: () => Promise<string>): Promise<Outcome> {
  try {
    return { text: await work() };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

/** N-Quads of jsonld.js in safe mode. */
const referenceQuads = (document: object) =>
  jsonld.toRDF(document, {
    documentLoader: loadPinnedContext,
    safe: true,
    format: 'application/n-quads',
    base: null,
  });

const referenceForm = (quads: string) =>
  canonize(NQuads.parse(quads), { algorithm: 'RDFC-1.0', format: 'application/n-quads' });

/** A document of one of the three kinds, changed up to three times. */
export function generateDocument(random: Random): JsonObject {
  const make = random.pick([openBadgeDocument, openBadgeDocument, clrDocument, genericDocument]);
  const document = make(random);
  mutateDocument(document, random);
  return document;
}

/**
 * Compares the canonical form of generated documents with that of jsonld.js and rdf-canonize.
 *
 * @param seed printed by the caller, so that a run can be repeated
 * @example const { differ } = await compareWithReference({ documents: 300, seed: 1 })
 */
export async function compareWithReference({
  documents,
  seed,
}: {
  documents: number;
  seed: number;
}): Promise<DifferentialTally> {
  const random = seededRandom(seed);
  const differ: DifferentialTally['differ'][number][] = [];
  const tally: DifferentialTally = {
    documents,
    agreed: 0,
    refusedByBoth: 0,
    refusedHereOnly: 0,
    codePointOrder: 0,
    differ,
  };
  for (let at = 0; at < documents; at += 1) {
    const document = generateDocument(random);
    const verdict = await compareDocument(document);
    if (verdict === 'agreed') tally.agreed += 1;
    else if (verdict === 'refusedByBoth') tally.refusedByBoth += 1;
    else if (verdict === 'refusedHereOnly') tally.refusedHereOnly += 1;
    else if (verdict === 'codePointOrder') tally.codePointOrder += 1;
    else differ.push({ why: verdict.why, document });
  }
  return tally;
}

type Verdict = 'agreed' | 'refusedByBoth' | 'refusedHereOnly' | 'codePointOrder' | { readonly why: string };

async function compareDocument(document: JsonObject): Promise<Verdict> {
  const before = JSON.stringify(document);
  const ours = await outcomeOf(() => canonicalize(document));
  if (JSON.stringify(document) !== before) return { why: 'the document was changed' };
  const quads = await outcomeOf(() => referenceQuads(document));
  if ('refusal' in quads) {
    return 'refusal' in ours ? 'refusedByBoth' : { why: `taken, but refused by jsonld.js: ${quads.refusal}` };
  }
  const lines = quads.text.split(/(?<=\n)/).filter(Boolean);
  const reference = await outcomeOf(() => referenceForm(quads.text));
  const own = await outcomeOf(() => Promise.resolve(canonizeDataset(lines).quads.join('')));
  const expected = ordersDiffer(lines) ? own : reference;
  const algorithm = verdictOn(own, expected);
  if (algorithm !== 'agreed') return algorithm;
  const verdict = verdictOn(ours, expected);
  // Until every path sorts by code point, a document that only jsonld.js reads has the reference's order.
  if (ordersDiffer(lines) && (verdict === 'agreed' || verdictOn(ours, reference) === 'agreed')) {
    return 'codePointOrder';
  }
  return verdict;
}

function verdictOn(ours: Outcome, reference: Outcome): Verdict {
  if ('refusal' in reference) {
    return 'refusal' in ours ? 'refusedByBoth' : { why: `taken, but refused: ${reference.refusal}` };
  }
  if ('refusal' in ours) return 'refusedHereOnly';
  return ours.text === reference.text ? 'agreed' : { why: `other bytes: ${ours.text}` };
}
