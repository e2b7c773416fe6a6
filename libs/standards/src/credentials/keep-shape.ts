/** The last documents that were read, few and not large. */
const lastRead: object[] = [];
const mostKept = 8;
/** In characters. */
const largestKept = 200_000;
let nextKept = 0;

/**
 * Keeps a document alive until eight others have come. When a collection of garbage finds no document of a shape alive, V8
 * forgets the shape and the code that was compiled for it, and the next thousand verifications take half as long again.
 *
 * @param length of the document's text, in characters
 * @example keepShape(credential, text.length)
 */
export function keepShape(document: object, length: number): void {
  if (length > largestKept) return;
  lastRead[nextKept] = document;
  nextKept = (nextKept + 1) % mostKept;
}
