import { createHash } from 'node:crypto';
import { publishedDigests } from './context-digests.js';
import { credentialsV2, pinnedContext } from './pinned-contexts.js';

/** How a published file differs from JSON that is indented by two spaces. */
interface Layout {
  /** Empty lines, each by the number of lines before it that are not; the last is where a file ends with a line end. */
  readonly emptyLines: readonly number[];
  /** A member in a line that would be longer stands in two. */
  readonly width?: number;
}

const layouts: ReadonlyMap<string, Layout> = new Map([
  [
    credentialsV2,
    {
      emptyLines: [
        3, 5, 18, 22, 24, 81, 83, 87, 89, 110, 112, 114, 118, 120, 126, 128, 132, 134, 143, 148, 150, 163,
        165, 179, 183, 185, 209, 211, 248, 266,
      ],
      width: 78,
    },
  ],
  ['https://www.w3.org/ns/credentials/undefined-terms/v2', { emptyLines: [5] }],
  ['https://www.w3.org/ns/credentials/examples/v2', { emptyLines: [5] }],
  ['https://w3id.org/security/data-integrity/v2', { emptyLines: [] }],
]);

const known = new Map<string, Buffer>();

/**
 * The exact bytes published at the URL of a pinned context, for `relatedResource` digests (VC Data Model 2.0 §5.3): the
 * packages carry equal JSON in another layout, so the published one is restored and held against the digest that is
 * recorded.
 *
 * @returns undefined for a context whose layout is not recorded, and for any other URL
 * @example publishedBytesOf(credentialsV2)?.length // 10131
 */
export function publishedBytesOf(url: string): Buffer | undefined {
  const kept = known.get(url);
  const layout = layouts.get(url);
  if (kept || !layout) return kept;
  const bytes = Buffer.from(laidOut(JSON.stringify(pinnedContext(url), null, 2), layout));
  if (createHash('sha256').update(bytes).digest('hex') !== publishedDigests.get(url)) return undefined;
  known.set(url, bytes);
  return bytes;
}

function laidOut(json: string, { emptyLines, width = Infinity }: Layout): string {
  const lines = json.split('\n').flatMap((line) => (line.length > width ? inTwo(line) : [line]));
  for (const at of emptyLines.toReversed()) lines.splice(at, 0, '');
  return lines.join('\n');
}

/** A member whose value stands in a line of its own, indented further. */
function inTwo(line: string): string[] {
  const [, indent, name, value] = /^( *)("[^"]*":) (".*)$/.exec(line) ?? [];
  return value === undefined ? [line] : [`${indent}${name}`, `${indent}  ${value}`];
}
