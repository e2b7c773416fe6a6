import { CaseFault } from './case-fault.js';
import { comparable, parseFilter, type DocumentRecord } from './document-filter.js';

/** What getAllCFDocuments asks for. */
export interface DocumentQuery {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string | undefined;
  readonly descending: boolean;
  readonly filter: ((document: DocumentRecord) => boolean) | undefined;
  readonly fields: readonly string[] | undefined;
}

export interface DocumentPage {
  readonly documents: DocumentRecord[];
  /** Of the filter, whatever the page. */
  readonly total: number;
}

/** The fields of CFDocument in CASE 1.1, which include those of 1.0. */
export const documentFields: ReadonlySet<string> = new Set([
  'identifier',
  'uri',
  'frameworkType',
  'caseVersion',
  'creator',
  'title',
  'lastChangeDateTime',
  'officialSourceURL',
  'publisher',
  'description',
  'subject',
  'subjectURI',
  'language',
  'version',
  'adoptionStatus',
  'statusStartDate',
  'statusEndDate',
  'licenseURI',
  'notes',
  'CFPackageURI',
  'extensions',
]);

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads the query of getAllCFDocuments. An unknown sort field gives the default order and an unknown field
 * of `fields` the full records, as the binding says.
 *
 * @throws CaseFault with 400 for what cannot be read
 */
export function parseDocumentQuery(parameters: Parameters): DocumentQuery {
  const of = (name: string) => firstOf(parameters[name]);
  const orderBy = (of('orderBy') ?? 'asc').toLowerCase();
  if (orderBy !== 'asc' && orderBy !== 'desc') {
    throw new CaseFault(400, 'invalid_sort_field', 'orderBy', 'orderBy is asc or desc.');
  }
  const sort = of('sort');
  const filter = of('filter');
  return {
    limit: wholeNumber(of('limit'), 'limit', 1, 100),
    offset: wholeNumber(of('offset'), 'offset', 0, 0),
    sort: sort !== undefined && documentFields.has(sort) ? sort : undefined,
    descending: orderBy === 'desc',
    filter: filter === undefined ? undefined : parseFilter(filter, (name) => documentFields.has(name)),
    fields: parseFields(of('fields')),
  };
}

/** Applies filter, order, page and selection, in that order. */
export function queryDocuments(all: readonly DocumentRecord[], query: DocumentQuery): DocumentPage {
  const { filter, sort, descending, offset, limit, fields } = query;
  const wanted = filter ? all.filter(filter) : [...all];
  if (sort) wanted.sort((a, b) => compareBy(sort, a, b));
  if (descending) wanted.reverse();
  const documents = wanted.slice(offset, offset + limit);
  return {
    documents: fields ? documents.map((each) => select(each, fields)) : documents,
    total: wanted.length,
  };
}

/** The Link header of a page: RFC 8288, next, prev, first and last. */
export function linkHeader(url: string, parameters: Parameters, query: DocumentQuery, total: number): string {
  const { limit, offset } = query;
  const last = total === 0 ? 0 : Math.floor((total - 1) / limit) * limit;
  const targets: [string, number | undefined][] = [
    ['next', offset + limit < total ? offset + limit : undefined],
    ['prev', offset > 0 ? Math.max(0, offset - limit) : undefined],
    ['first', 0],
    ['last', last],
  ];
  return targets
    .flatMap(([relation, at]) =>
      at === undefined ? [] : [`<${pageUrl(url, parameters, limit, at)}>; rel="${relation}"`],
    )
    .join(', ');
}

function pageUrl(url: string, parameters: Parameters, limit: number, offset: number): string {
  const search = new URLSearchParams();
  for (const [name, given] of Object.entries(parameters)) {
    const value = firstOf(given);
    if (name !== 'limit' && name !== 'offset' && value !== undefined) search.set(name, value);
  }
  search.set('limit', String(limit));
  search.set('offset', String(offset));
  return `${url}?${search.toString()}`;
}

/** Of a parameter that comes several times the first one counts. */
function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function wholeNumber(text: string | undefined, name: string, min: number, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= min) return value;
  throw new CaseFault(400, 'invalid_selection_field', name, `${name} is a whole number from ${min} on.`);
}

function parseFields(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => name === '')) {
    throw new CaseFault(400, 'invalid_selection_field', 'fields', 'fields names no field.');
  }
  return names.every((name) => documentFields.has(name)) ? names : undefined;
}

function select(document: DocumentRecord, fields: readonly string[]): DocumentRecord {
  return Object.fromEntries(fields.filter((name) => name in document).map((name) => [name, document[name]]));
}

function compareBy(field: string, a: DocumentRecord, b: DocumentRecord): number {
  const [left, right] = comparable(sortKey(a[field]), sortKey(b[field]));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function sortKey(value: unknown): string {
  if (value === undefined) return '';
  return (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase();
}
