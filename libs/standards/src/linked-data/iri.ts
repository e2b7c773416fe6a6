/** An absolute IRI without anything that N-Quads escape (RDF 1.1 N-Quads §3.1) and without spaces or surrogates. */

const plainIri = /^[A-Za-z][A-Za-z0-9+\-.]*:[^\s\u0000-\u0020\u007F<>"{}|^`\\\uD800-\uDFFF]*$/;

/**
 * True for an absolute IRI that is written in N-Quads as it is; others go to jsonld.js. @example isIri('urn:a') // true
 */
export function isIri(value: string): boolean {
  return plainIri.test(value);
}
