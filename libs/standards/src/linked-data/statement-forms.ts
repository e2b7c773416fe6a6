const xsd = 'http://www.w3.org/2001/XMLSchema#';
const notForStrings = new Set([
  `${xsd}double`,
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON',
]);

/** What stands around an object's own text in the line of a statement: the same for every object of one kind. */
export interface Form {
  /** From the space behind the subject to the text. */
  readonly lead: string;
  /** From the text to the end of the object. */
  readonly tail: string;
  /** From the text to the end of the line of a statement in the default graph. */
  readonly end: string;
  /** Sorts as the predicate does among those of a node, or the whole statement of a type. */
  readonly rank: number;
  readonly kind: keyof Forms;
}

/** The forms of one property, by the kind of object. */
export interface Forms {
  readonly iri: Form;
  /** Of strings; `undefined` where they go to jsonld.js. */
  readonly literal: Form | undefined;
  /** Its text goes on with its quotation mark and its tag. */
  readonly tagged: Form;
  /** A JSON number or boolean, whose text is the whole literal. */
  readonly native: Form;
  /** Another node, whose text is its whole name. */
  readonly node: Form;
}

/** The predicate of types, with a space on both sides. */
export const typePredicate = ' <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ';

/** What is said of a type, from the space behind the subject on. @example leadOfType('urn:t').endsWith('<urn:t>') // true */
export function leadOfType(iri: string): string {
  return `${typePredicate}<${iri}>`;
}

/** The form of that statement: all of it is known, and the text empty. @example typeFormOf(leadOfType('urn:t'), 0).end // ' .\n' */
export function typeFormOf(lead: string, rank: number): Form {
  return { lead, tail: '', end: ' .\n', rank, kind: 'iri' };
}

/**
 * The forms of a property.
 *
 * @param predicate with a space on both sides
 * @param datatype of its strings
 * @example formsOf(' <urn:p> ', 0, undefined).literal?.lead // ' <urn:p> "'
 */
export function formsOf(predicate: string, rank: number, datatype: string | undefined): Forms {
  const form = (kind: keyof Forms, mark: string, tail: string): Form => {
    return { lead: predicate + mark, tail, end: `${tail} .\n`, rank, kind };
  };
  const suffix = suffixOf(datatype);
  return {
    iri: form('iri', '<', '>'),
    literal: suffix === undefined ? undefined : form('literal', '"', suffix),
    tagged: form('tagged', '"', ''),
    native: form('native', '', ''),
    node: form('node', '', ''),
  };
}

function suffixOf(datatype: string | undefined): string | undefined {
  if (datatype === undefined || datatype === `${xsd}string`) return '"';
  return notForStrings.has(datatype) ? undefined : `"^^<${datatype}>`;
}
