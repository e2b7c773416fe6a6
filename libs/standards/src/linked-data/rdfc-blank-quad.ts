import { StandardsError } from '../standards-error.js';

/** A quad with at least one blank node: the labels cut out of its line, which is their text in between. */
export interface BlankQuad {
  readonly line: string;
  /** Number of the blank node in the position, or -1 where there is none. */
  readonly subject: number;
  readonly object: number;
  readonly graph: number;
  /** The line's text behind the subject's label, behind the object's, and behind the graph's. */
  readonly texts: readonly [string, string, string];
}

const space = 0x20;
const quote = 0x22;
const angle = 0x3c;
const closing = 0x3e;
const underscore = 0x5f;

/**
 * Finds the blank nodes of one line in canonical N-Quads form (RDFC-1.0 §5): single spaces, ended by ` .` and a newline.
 * In that form IRIs and labels hold neither space nor quote, so a label stands at the line's start, behind the second
 * space, or behind the last space without a quote after it, and what looks like one in a literal is never taken.
 *
 * @param numberOf the number of a label, given without its `_:`
 * @returns undefined for a line without blank nodes
 * @throws StandardsError `STANDARDS_MALFORMED` for a line in no such form
 * @example blankQuad('_:b0 <urn:p> "x _:b1" .\n', () => 0)?.graph // -1
 */
export function blankQuad(line: string, numberOf: (label: string) => number): BlankQuad | undefined {
  const end = line.length - 3;
  const afterSubject = line.indexOf(' ');
  const afterPredicate = line.indexOf(' ', afterSubject + 1);
  if (!isQuad(line, { end, afterSubject, afterPredicate })) {
    throw new StandardsError('STANDARDS_MALFORMED', 'This line is not in the canonical form of N-Quads.');
  }
  const blankSubject = line.charCodeAt(0) === underscore;
  const blankObject = line.charCodeAt(afterPredicate + 1) === underscore;
  const graphAt = blankGraphAt(line, end, afterPredicate);
  if (!blankSubject && !blankObject && graphAt < 0) return undefined;

  const afterObject = blankObject ? line.indexOf(' ', afterPredicate + 1) : 0;
  const label = (from: number, to: number) => numberOf(line.slice(from + 2, to));
  const from = blankSubject ? afterSubject : 0;
  const middle = blankObject ? afterObject : graphAt < 0 ? line.length : graphAt;
  return {
    line,
    subject: blankSubject ? label(0, afterSubject) : -1,
    object: blankObject ? label(afterPredicate + 1, afterObject) : -1,
    graph: graphAt < 0 ? -1 : label(graphAt, end),
    texts: [
      line.slice(from, blankObject ? afterPredicate + 1 : middle),
      blankObject ? line.slice(afterObject, graphAt < 0 ? line.length : graphAt) : '',
      graphAt < 0 ? '' : line.slice(end),
    ],
  };
}

/** The predicate of a quad with its angle brackets, as §4.7 hashes it. */
export function predicateOf({ line }: BlankQuad): string {
  const start = line.indexOf(' ') + 1;
  return line.slice(start, line.indexOf(' ', start));
}

interface Places {
  readonly end: number;
  readonly afterSubject: number;
  readonly afterPredicate: number;
}

/** Only what the cutting of labels rests on; the terms themselves are the caller's. */
function isQuad(line: string, { end, afterSubject, afterPredicate }: Places): boolean {
  const first = line.charCodeAt(0);
  const object = line.charCodeAt(afterPredicate + 1);
  return (
    (first === underscore || first === angle) &&
    afterSubject > 1 &&
    line.charCodeAt(afterSubject + 1) === angle &&
    line.charCodeAt(afterPredicate - 1) === closing &&
    (object === quote || object === angle || object === underscore) &&
    end > afterPredicate + 1 &&
    line.endsWith(' .\n')
  );
}

/** Where a blank graph name starts, or -1. A datatype, a graph's IRI and a plain literal end otherwise. */
function blankGraphAt(line: string, end: number, afterPredicate: number): number {
  const last = line.charCodeAt(end - 1);
  if (last === quote || last === closing || last === space) return -1;
  const at = line.lastIndexOf(' ', end - 1);
  if (at <= afterPredicate || line.charCodeAt(at + 1) !== underscore) return -1;
  const inLiteral = line.indexOf('"', at);
  return inLiteral < 0 ? at + 1 : -1;
}
