import type { z } from 'zod';
import { StandardsError } from '../standards-error.js';
import { PartMending, type Draft, type Report } from './part-mending.js';
import { associationTypes, partSchemas, type PartKind } from './schemas.js';

/**
 * A part of a package as it is kept: CASE 1.1, strict.
 *
 * @example
 * const parts: CasePart[] = [];
 * for await (const part of readCFPackage(packageBytes())) if (part.kind === 'CFItem') parts.push(part.value);
 * parts // [cfItem]
 */
export type CasePart = Readonly<Record<string, unknown>> & {
  readonly identifier: string;
  readonly uri: string;
};

/**
 * What was mended while reading a package of CASE 1.0 or 1.1, for the report.
 *
 * @example
 * const repairs: Repair[] = [];
 * for await (const part of readCFPackage(packageBytes())) if (part.kind === 'repair') repairs.push(part.repair);
 * repairs // []
 */
export interface Repair {
  readonly code: string;
  /** The identifier of the part. */
  readonly path: string;
  readonly message: string;
}

const epoch = '1970-01-01T00:00:00Z';
/** Members of single answers that many servers put into packages too. */
const standalone = ['CFPackageURI', 'CFDocumentURI'];

/**
 * Mends a part as real servers send them, and validates it strictly.
 *
 * @returns the part and what was mended
 * @throws StandardsError `CASE_PART_INVALID` when it cannot be mended; `CASE_NODE_MISSING` for an association
 *   without a usable node
 */
export function mendPart(kind: PartKind, raw: unknown): { value: CasePart; repairs: Repair[] } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw invalid(kind, '', 'is not an object');
  const draft: Draft = { ...raw };
  const repairs: Repair[] = [];
  const identifier = typeof draft['identifier'] === 'string' ? draft['identifier'].trim().toLowerCase() : '';
  const report: Report = (code, message) =>
    repairs.push({ code, path: shown(identifier), message: shown(message) });
  dropNulls(draft);
  for (const member of standalone)
    if (member in draft) report('standalone-member', `${member} belongs to single answers.`);
  for (const member of standalone) delete draft[member];
  if (draft['identifier'] !== identifier && identifier) draft['identifier'] = identifier;
  mendBase(draft, identifier, report);
  if (kind === 'CFItem') mendItem(draft, report);
  if (kind === 'CFAssociation') mendAssociation(draft, identifier, report);
  if (kind === 'CFItemTypes' && typeof draft['description'] !== 'string') {
    draft['description'] = draft['title'];
    report('description-missing', 'A CFItemType without a description got its title.');
  }
  return { value: validated(kind, draft, identifier, report), repairs };
}

function validated(kind: PartKind, draft: Draft, identifier: string, report: Report): CasePart {
  const schema = partSchemas[kind];
  let parsed = schema.safeParse(draft);
  if (!parsed.success) {
    const copy = structuredClone(draft);
    const mending = new PartMending(copy, report);
    while (!parsed.success) {
      if (!mending.mend(parsed.error.issues)) throw invalid(kind, identifier, firstIssue(parsed.error));
      parsed = schema.safeParse(copy);
    }
  }
  return parsed.data as unknown as CasePart;
}

function dropNulls(draft: Draft): void {
  for (const [member, value] of Object.entries(draft)) if (value === null) delete draft[member];
}

function mendBase(draft: Draft, identifier: string, report: Report): void {
  const uri = draft['uri'];
  if (typeof uri !== 'string' || uri === '') {
    draft['uri'] = `urn:uuid:${identifier}`;
    report('uri-missing', 'A part without a URI got one of its identifier.');
  } else if (identifier && uri.endsWith(`CFItems${identifier}`)) {
    draft['uri'] = `${uri.slice(0, -identifier.length)}/${identifier}`;
    report('uri-slash', 'The slash before the identifier was missing.');
  }
  if (typeof draft['lastChangeDateTime'] !== 'string') {
    draft['lastChangeDateTime'] = epoch;
    report('change-time-missing', 'A part without lastChangeDateTime got the epoch.');
  }
}

function mendItem(draft: Draft, report: Report): void {
  if (typeof draft['fullStatement'] === 'string' && draft['fullStatement'] !== '') return;
  const other = draft['alternativeLabel'] ?? draft['abbreviatedStatement'];
  if (typeof other !== 'string' || other === '') return;
  draft['fullStatement'] = other;
  report('statement-missing', 'An item without fullStatement got its label.');
}

function mendAssociation(draft: Draft, identifier: string, report: Report): void {
  const type = draft['associationType'];
  const known =
    typeof type === 'string' &&
    (type.startsWith('ext:') || (associationTypes as readonly string[]).includes(type));
  if (!known) {
    const named = associationTypes.find(
      (each) =>
        each.toLowerCase() === `is${String(type)}`.toLowerCase() ||
        each.toLowerCase() === String(type).toLowerCase(),
    );
    draft['associationType'] = named ?? 'isRelatedTo';
    report(
      'association-type',
      `The type ${String(type)} is not one of CASE; it became ${String(draft['associationType'])}.`,
    );
  }
  for (const end of ['originNodeURI', 'destinationNodeURI'])
    draft[end] = mendNode(draft[end], identifier, end, report);
}

function mendNode(node: unknown, association: string, end: string, report: Report): Draft {
  const given: Draft = typeof node === 'string' ? { uri: node } : { ...(node as Draft | undefined) };
  dropNulls(given);
  const identifier = textOf(given['identifier']);
  const uri = textOf(given['uri']);
  if (!identifier && !uri) {
    throw new StandardsError(
      'CASE_NODE_MISSING',
      `The association ${shown(association)} has no usable ${end}.`,
      `${shown(association)}.${end}`,
    );
  }
  if (!uri || uri === identifier) report('node-uri', `${end} had no URI of its own.`);
  const mended = {
    ...given,
    identifier: identifier ?? uri?.split('/').at(-1) ?? '',
    uri: uri ?? `urn:uuid:${String(identifier)}`,
    title: typeof given['title'] === 'string' ? given['title'] : '',
  };
  if (typeof given['title'] !== 'string') report('node-title', `${end} had no title.`);
  return mended;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not as CASE has it'}`.trim();
}

function invalid(kind: PartKind, identifier: string, why: string): StandardsError {
  const part = shown(identifier);
  return new StandardsError('CASE_PART_INVALID', `${kind} ${part}: ${shown(why)}.`, `${kind}.${part}`);
}

/** What the sender wrote may be of any length; a report shows its beginning. */
function shown(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
