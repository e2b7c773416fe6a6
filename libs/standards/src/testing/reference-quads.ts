import { createHash } from 'node:crypto';
import jsonld from 'jsonld';
import { canonize, NQuads } from 'rdf-canonize';
import { loadPinnedContext } from '../contexts/pinned-contexts.js';

/** The canonical N-Quads as jsonld.js and rdf-canonize make them, in safe mode. */
export const reference = (document: object): Promise<string> =>
  jsonld.canonize(document, {
    documentLoader: loadPinnedContext,
    safe: true,
    rdfDirection: 'i18n-datatype',
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    base: null,
  });

/** The statements of a document as jsonld.js states them in safe mode, as N-Quads. */
export const referenceQuads = (document: object): Promise<string> =>
  jsonld.toRDF(document, {
    documentLoader: loadPinnedContext,
    safe: true,
    rdfDirection: 'i18n-datatype',
    format: 'application/n-quads',
    base: null,
  });

/** The canonical form of N-Quads as rdf-canonize makes it, however much work that is. */
export const referenceForm = (
  quads: readonly string[],
  messageDigestAlgorithm: 'sha256' | 'sha384' = 'sha256',
): Promise<string> =>
  canonize(NQuads.parse(quads.join('')), {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    maxWorkFactor: 4,
    messageDigestAlgorithm,
  });

/**
 * The canonical form of N-Quads as rdf-canonize makes it once it sorts by code point, as RDFC-1.0 says.
 *
 * It sorts texts of the dataset in two places alone: the lines of a node before they are hashed (§4.6.3, step 4), and the
 * lines of the whole at the end (§4.4.3, step 7); whatever else it sorts are hashes and labels, which are ASCII. The first
 * order is put right within the hash function that it lets a caller provide, so that labels that depend on it are right as
 * well, and the second on its result. So this is not the result under other labels, or up to isomorphism, but the very text
 * that the standard asks for, and it owes nothing to how this library sorts, hashes or labels.
 */
export async function codePointForm(quads: readonly string[]): Promise<string> {
  const text = await canonize(NQuads.parse(quads.join('')), {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    createMessageDigest: codePointDigest,
    maxWorkFactor: 4,
  });
  return inCodePointOrder(text.split(/(?<=\n)/)).join('');
}

/** SHA-256 that takes lines in the order of code points. Only a node's own statements come as lines that end. */
function codePointDigest(): { update(text: string): void; digest(): string } {
  const parts: string[] = [];
  return {
    update: (text) => void parts.push(text),
    digest: () => {
      const isLines = parts.every((part) => part.endsWith(' .\n'));
      const hashed = (isLines ? inCodePointOrder(parts) : parts).join('');
      return createHash('sha256').update(hashed, 'utf8').digest('hex');
    },
  };
}

/** Numbers of code points compared one by one, which is the order's definition. */
function inCodePointOrder(lines: readonly string[]): string[] {
  const numbered = lines.map((line) => ({
    line,
    points: Array.from(line, (each) => each.codePointAt(0) ?? 0),
  }));
  numbered.sort((one, other) => {
    const at = one.points.findIndex((point, index) => point !== other.points[index]);
    return at < 0
      ? one.points.length - other.points.length
      : (one.points[at] ?? 0) - (other.points[at] ?? -1);
  });
  return numbered.map(({ line }) => line);
}
