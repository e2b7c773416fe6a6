import { canonize, NQuads } from 'rdf-canonize';

/** A canonical dataset (RDFC-1.0 §4.4), and which canonical label each blank node got. */
export interface CanonicalDataset {
  /** Sorted, one a line with its newline. */
  readonly quads: readonly string[];
  /** From the label given (`b0`) to the canonical one (`c14n0`). */
  readonly labels: ReadonlyMap<string, string>;
}

/** Canonicalises N-Quads (RDFC-1.0 §4.4). @throws StandardsError `STANDARDS_WORK_EXCEEDED` on a poisonous graph */
export async function canonizeQuads(quads: readonly string[]): Promise<CanonicalDataset> {
  const canonicalIdMap = new Map<string, string>();
  const text = await canonize(NQuads.parse(quads.join('')), {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    canonicalIdMap,
  });
  const bare = (label: string) => label.replace(/^_:/, '');
  return {
    quads: text.split(/(?<=\n)/).filter(Boolean),
    labels: new Map([...canonicalIdMap].map(([from, to]) => [bare(from), bare(to)])),
  };
}
