import { canonicalize } from '../linked-data/canonicalize.js';
import { canonizeDataset } from '../linked-data/canonize-dataset.js';
import { ordersDiffer } from '../linked-data/code-point-order.js';
import { tryCanonicalize } from '../linked-data/fast-quads.js';
import { toQuads } from '../linked-data/to-quads.js';
import { StandardsError } from '../standards-error.js';
import { clrDocument, genericDocument, openBadgeDocument, type JsonObject } from './credential-documents.js';
import { mutateDocument } from './mutate-document.js';
import { seededRandom, type Random } from './random.js';
import { codePointForm, referenceForm, referenceQuads } from './reference-quads.js';

/** What became of the generated documents. */
export interface DifferentialTally {
  documents: number;
  /** Canonicalised by the fast path, to the reference's bytes. */
  agreedFast: number;
  /** Left by the fast path to `toQuads` and RDFC-1.0 of this library, which came to the reference's bytes. */
  fellBack: number;
  refusedByBoth: number;
  /** Refused here for its work though the reference takes it: the one refusal that may be of this library alone. */
  refusedHereOnly: number;
  /** Equal to the reference once that sorts by code point: the standard's order, which the reference's own is not. */
  codePointOrder: number;
  /** Must stay empty: other bytes than the reference's, taken where it refuses, or refused where it does not. */
  readonly differ: readonly { readonly why: string; readonly document: JsonObject }[];
}

/** The bytes that are signed, or why there are none. */
type Outcome = { readonly text: string } | { readonly refusal: unknown };

async function outcomeOf(work: () => Promise<string>): Promise<Outcome> {
  try {
    return { text: await work() };
  } catch (refusal) {
    return { refusal };
  }
}

/** CLR documents are the dearest for the reference, hence the fewest. */
const makers = [
  ...Array<typeof openBadgeDocument>(5).fill(openBadgeDocument),
  ...Array<typeof genericDocument>(6).fill(genericDocument),
  clrDocument,
];

/** A document of one of the three kinds, changed up to three times. */
export function generateDocument(random: Random): JsonObject {
  const make = random.pick(makers);
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
    agreedFast: 0,
    fellBack: 0,
    refusedByBoth: 0,
    refusedHereOnly: 0,
    codePointOrder: 0,
    differ,
  };
  for (let at = 0; at < documents; at += 1) {
    const document = generateDocument(random);
    const verdict = await compareDocument(document);
    if (typeof verdict === 'string') tally[verdict] += 1;
    else differ.push({ why: verdict.why, document });
  }
  return tally;
}

type Verdict =
  | 'agreedFast'
  | 'fellBack'
  | 'refusedByBoth'
  | 'refusedHereOnly'
  | 'codePointOrder'
  | { readonly why: string };

/**
 * What a caller of `canonicalize` gets, by whichever way it goes, is held against the statements and the canonical form of
 * the reference, which are worked out from the same document by nothing of this library.
 */
async function compareDocument(document: JsonObject): Promise<Verdict> {
  const before = JSON.stringify(document);
  const own = await outcomeOf(() => canonicalize(document));
  if (JSON.stringify(document) !== before) return { why: 'the document was changed' };
  const quads = await outcomeOf(() => referenceQuads(document));
  const isOrdered = !('text' in quads && ordersDiffer([quads.text]));
  const formOf = isOrdered ? referenceForm : codePointForm;
  const reference = 'text' in quads ? await outcomeOf(() => formOf([quads.text])) : quads;
  if ('refusal' in own) return verdictOfRefusal(own.refusal, reference);
  if ('refusal' in reference)
    return { why: `taken, but refused by the reference: ${String(reference.refusal)}` };
  const isEqual = own.text === reference.text || (await areIllFormedAlike(own.text, reference.text));
  if (!isEqual) return { why: `other bytes: ${own.text}` };
  const isFast = tryCanonicalize(document) !== undefined;
  if (isFast && (await slowForm(document)) !== own.text) return { why: 'other bytes without the fast path' };
  if (!isOrdered) return 'codePointOrder';
  return isFast ? 'agreedFast' : 'fellBack';
}

/** A refusal is a value with a code, whatever the document; anything else that is thrown is a fault of ours. */
function verdictOfRefusal(refusal: unknown, reference: Outcome): Verdict {
  if (!(refusal instanceof StandardsError)) return { why: `failed: ${String(refusal)}` };
  if ('refusal' in reference) return 'refusedByBoth';
  return refusal.code === 'STANDARDS_WORK_EXCEEDED' ? 'refusedHereOnly' : { why: `refused: ${refusal.code}` };
}

/** What P-384 suites take for every document: the statements, and RDFC-1.0 over their text. */
const slowForm = async (document: JsonObject) => canonizeDataset(await toQuads(document)).quads.join('');

/**
 * Half a surrogate pair is no character, so no standard says where it sorts, and nobody can sign it: whether two such texts
 * are the same statements is all there is to compare. They are when the reference gives both one canonical form.
 */
async function areIllFormedAlike(own: string, reference: string): Promise<boolean> {
  if (own.isWellFormed() || reference.isWellFormed()) return false;
  return (await referenceForm([own])) === (await referenceForm([reference]));
}
