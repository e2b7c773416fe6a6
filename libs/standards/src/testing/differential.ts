import jsonld from 'jsonld';
import { canonize, NQuads } from 'rdf-canonize';
import { loadPinnedContext } from '../contexts/pinned-contexts.js';
import { canonizeDataset } from '../linked-data/canonize-dataset.js';
import { tryCanonicalize } from '../linked-data/fast-quads.js';
import { ordersDiffer } from '../linked-data/code-point-order.js';
import { clrDocument, genericDocument, openBadgeDocument, type JsonObject } from './credential-documents.js';
import { mutateDocument } from './mutate-document.js';
import { seededRandom, type Random } from './random.js';

/** What became of the generated documents. */
export interface DifferentialTally {
  documents: number;
  /** Canonicalised by the fast path, to the reference's bytes. */
  agreedFast: number;
  /** Left to jsonld.js by the fast path, and canonicalised here to the reference's bytes. */
  fellBack: number;
  refusedByBoth: number;
  /** Refused here though the reference takes it: strict, and no danger. */
  refusedHereOnly: number;
  /** The named exception: the reference sorts by UTF-16 unit, this library by code point. */
  codePointOrder: number;
  /** Must stay empty: other bytes than the reference's, or taken where it refuses. */
  readonly differ: readonly { readonly why: string; readonly document: JsonObject }[];
}

/** The bytes that are signed, or why there are none. */
type Outcome<TText> = { readonly text: TText } | { readonly refusal: string };

async function outcomeOf<TText>(work: () => Promise<TText>): Promise<Outcome<TText>> {
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
    rdfDirection: 'i18n-datatype',
    format: 'application/n-quads',
    base: null,
  });

const referenceForm = (quads: string) =>
  canonize(NQuads.parse(quads), { algorithm: 'RDFC-1.0', format: 'application/n-quads' });

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

/** The fallback is `toQuads`, which is the reference's own reading, with this library's RDFC-1.0: so it is read once. */
async function compareDocument(document: JsonObject): Promise<Verdict> {
  const before = JSON.stringify(document);
  const fast = await outcomeOf(async () => tryCanonicalize(document));
  if (JSON.stringify(document) !== before) return { why: 'the document was changed' };
  const isFast = 'text' in fast && fast.text !== undefined;
  const quads = await outcomeOf(() => referenceQuads(document));
  if (!('text' in quads)) {
    return isFast ? { why: `taken, but refused by jsonld.js: ${quads.refusal}` } : 'refusedByBoth';
  }
  const lines = quads.text.split(/(?<=\n)/).filter(Boolean);
  const own = await outcomeOf(async () => canonizeDataset(lines).quads.join(''));
  const reference = ordersDiffer(lines) ? own : await outcomeOf(() => referenceForm(quads.text));
  if (
    'text' in own !== 'text' in reference ||
    ('text' in own && 'text' in reference && own.text !== reference.text)
  ) {
    return 'text' in own ? { why: `RDFC-1.0 differs: ${own.text}` } : 'refusedHereOnly';
  }
  if (isFast && !('text' in own && own.text === fast.text)) return { why: `other bytes: ${fast.text}` };
  if ('refusal' in own) return 'refusedByBoth';
  if (ordersDiffer(lines)) return 'codePointOrder';
  return isFast ? 'agreedFast' : 'fellBack';
}
