/** Each entry: a credential that was read, then the objects derived from it. */
const kept: object[][] = [];
const mostKept = 8;
/** One in so many, for collections of garbage copy what is kept. Odd, for a JWT may be read twice, once for each of two steps. */
const everySoMany = 31;
/** In characters. */
const largestKept = 200_000;
/** Derived objects of one credential: it without its proofs, and the configurations of the first proofs. */
const mostMade = 4;
let read = 0;

/**
 * Keeps one credential in thirty-one alive until eight others are kept. Where collections of garbage find no object of a
 * shape alive, V8 forgets the shape at the third and discards the code that was compiled for it, and the next thousand
 * verifications take half as long again.
 *
 * @param length of the document's text, in characters
 * @example keepShape(credential, text.length) // undefined
 */
export function keepShape(document: object, length: number): void {
  if (length > largestKept) return;
  if (read % everySoMany === 0) kept[(read / everySoMany) % mostKept] = [document];
  read += 1;
}

/**
 * Keeps an object that was derived from a credential as long as the credential is kept, for it has a shape of its own.
 *
 * @param source the credential, or an object that was derived from it
 * @example keepShapeMadeOf(credential, { ...credential }) // undefined
 */
export function keepShapeMadeOf(source: object, made: object): void {
  const family = kept.find((each) => each.includes(source));
  if (family !== undefined && family.length <= mostMade) family.push(made);
}
