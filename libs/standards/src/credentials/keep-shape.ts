/** Documents that were read, few and not large, each before what was made of it. */
const kept: object[][] = [];
const mostKept = 8;
/** Of all, every so many: what is kept is copied by collections of garbage. No even number, for a JWT is two documents. */
const everySoMany = 31;
/** In characters. */
const largestKept = 200_000;
/** Of one document: it without its proofs, and the configurations of the first of them. */
const mostMade = 4;
let read = 0;

/**
 * Keeps one document in thirty-one alive until eight others are kept. When a collection of garbage finds no document of a
 * shape alive, V8 forgets the shape and the code that was compiled for it, and the next thousand verifications take half
 * as long again.
 *
 * @param length of the document's text, in characters
 * @example keepShape(credential, text.length)
 */
export function keepShape(document: object, length: number): void {
  if (length > largestKept) return;
  if (read % everySoMany === 0) kept[(read / everySoMany) % mostKept] = [document];
  read += 1;
}

/**
 * Keeps what was made of a document, or of what was made of it, as long as the document itself is kept, for it has a
 * shape of its own.
 *
 * @example keepShapeMadeOf(credential, withoutProof(credential))
 */
export function keepShapeMadeOf(source: object, made: object): void {
  const family = kept.find((each) => each.includes(source));
  if (family !== undefined && family.length <= mostMade) family.push(made);
}
