/** The last documents that were read, few and not large, each before what was made of it. */
const lastRead: object[][] = [];
/** Of a JWT the header is one and the payload is another. */
const mostKept = 16;
/** In characters. */
const largestKept = 200_000;
/** Of one document: it without its proofs, and the configurations of the first of them. */
const mostMade = 4;
let nextKept = 0;

/**
 * Keeps a document alive until sixteen others have come. When a collection of garbage finds no document of a shape alive, V8
 * forgets the shape and the code that was compiled for it, and the next thousand verifications take half as long again.
 *
 * @param length of the document's text, in characters
 * @example keepShape(credential, text.length)
 */
export function keepShape(document: object, length: number): void {
  if (length > largestKept) return;
  lastRead[nextKept] = [document];
  nextKept = (nextKept + 1) % mostKept;
}

/**
 * Keeps what was made of a document, or of what was made of it, as long as the document itself is kept, for it has a
 * shape of its own.
 *
 * @example keepShapeMadeOf(credential, withoutProof(credential))
 */
export function keepShapeMadeOf(source: object, made: object): void {
  const kept = lastRead.find((each) => each.includes(source));
  if (kept !== undefined && kept.length <= mostMade) kept.push(made);
}
