import { credentialsV1, credentialsV2, isPinnedContext } from '../../contexts/pinned-contexts.js';
import { ambiguityIn, isLiteral } from '../../linked-data/read-as-signed.js';
import { toQuads } from '../../linked-data/to-quads.js';
import { pointerStep } from '../../json-pointer.js';
import { StandardsError } from '../../standards-error.js';
import type { Finding, Rule } from '../rule.js';
import { inlineContextHarm, pinnedTerms } from './inline-context.js';
import { isObject, listOf, type JsonObject } from '../../json-values.js';

const clause = 'VC Data Model 2.0 §4.3';

/** What is said of a rule that needs more than the document: it is applied by `contextFindings`. */
export type RuleRow = Omit<Rule, 'find'>;

/** The rules of the check `context`. */
export const contextRows = {
  missing: row('context-missing', 'error', 'A credential names its contexts.'),
  unknown: row(
    'context-unknown',
    'error',
    'Every context is pinned here; one within the document only adds terms, each for an absolute URL.',
  ),
  order: row('context-order', 'error', `The first context is ${credentialsV2}.`),
  member: readingRow(
    'context-member',
    'Every member is named by a term: none by an address, nor by a keyword of JSON-LD that is not of a text in a language.',
  ),
  type: readingRow('context-type', 'A type is named by its term, where a pinned context has one for it.'),
  list: readingRow('context-list', 'No list stands within a list.'),
  renames: readingRow(
    'context-renames',
    'No context within the document has another name for what pinned contexts name or for a keyword.',
  ),
  version1: row('context-version-1', 'warning', 'The credential is of data model 1.1.'),
  terms: {
    name: 'terms-defined',
    code: 'STANDARDS_UNDEFINED_TERM',
    severity: 'error',
    sentence: 'Every term is defined by a context, and every type maps to an absolute URL.',
    clause: 'VC Data Model 2.0 §4.5, §5.2 and §6.1',
  },
} satisfies Record<string, RuleRow>;

function row(name: string, severity: Rule['severity'], sentence: string): RuleRow {
  return { name, code: name.replaceAll('-', '_').toUpperCase(), severity, sentence, clause };
}

/** Rules without which a document could read otherwise than it is signed. */
function readingRow(name: string, sentence: string): RuleRow {
  return { ...row(name, 'error', sentence), clause: 'VC Data Model 2.0 §6.1' };
}

const rowOf = {
  CONTEXT_MEMBER: contextRows.member,
  CONTEXT_TYPE: contextRows.type,
  CONTEXT_LIST: contextRows.list,
  CONTEXT_RENAMES: contextRows.renames,
} as const;

/**
 * What is wrong with the contexts of a document, wherever in it they stand, and what of it reads otherwise than it is signed.
 *
 * @returns in the order in which it matters: nothing that is unknown is asked for its terms
 */
export async function contextFindings(document: JsonObject): Promise<Finding[]> {
  const listed = listOf(document['@context'] ?? []);
  if (listed.length === 0) return [found(contextRows.missing, '/@context')];
  const findings: Finding[] = [];
  if (!isPinnedThroughout(document))
    await findUnknown(document, '', { urls: new Set(), inline: new Set() }, findings);
  const ambiguity = findings.length === 0 ? ambiguityIn(document) : undefined;
  if (ambiguity) findings.push(found(rowOf[ambiguity.code], ambiguity.pointer));
  if (listed[0] === credentialsV1) findings.push(found(contextRows.version1, '/@context/0'));
  else if (listed[0] !== credentialsV2) findings.push(found(contextRows.order, '/@context/0'));
  return findings;
}

/**
 * What JSON-LD does not understand of a document: terms that no context defines, terms that are protected and
 * redefined, types that are no absolute URL.
 *
 * @param document without the proofs that secure it; its contexts have been found in order
 */
export async function termFindings(document: JsonObject): Promise<Finding[]> {
  try {
    await toQuads(document);
    return [];
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return [{ ...found(contextRows.terms, '', error.message), code: error.code }];
  }
}

function found(
  { name, code, severity, sentence, clause: where }: RuleRow,
  pointer: string,
  reason = sentence,
): Finding {
  return { rule: name, code, severity, reason, pointer, clause: where };
}

/** Nearly every document: each context in it is the address of a pinned one. */
function isPinnedThroughout(value: object): boolean {
  if (Array.isArray(value)) return value.every((item) => !isBranch(item) || isPinnedThroughout(item));
  for (const name in value) {
    const member = (value as JsonObject)[name];
    if (name === '@context') {
      if (!listOf(member).every((each) => typeof each === 'string' && isPinnedContext(each))) return false;
    } else if (isBranch(member) && !isLiteral(value as JsonObject, name) && !isPinnedThroughout(member))
      return false;
  }
  return true;
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What the contexts above define: it holds below as well, so that it cannot be redefined here. */
interface Above {
  readonly urls: ReadonlySet<string>;
  /** Terms of contexts within the document. */
  readonly inline: ReadonlySet<string>;
}

async function findUnknown(
  value: JsonObject | readonly unknown[],
  pointer: string,
  above: Above,
  findings: Finding[],
): Promise<void> {
  let here = above;
  if (isObject(value) && Object.hasOwn(value, '@context')) {
    here = await findInList(listOf(value['@context']), `${pointer}/@context`, above, findings);
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === '@context' || findings.length > 0 || !isBranch(member)) continue;
    if (isObject(value) && isLiteral(value, name)) continue;
    const place = pointer + pointerStep(name);
    await findUnknown(member as JsonObject, place, here, findings);
  }
}

async function findInList(
  contexts: readonly unknown[],
  pointer: string,
  above: Above,
  findings: Finding[],
): Promise<Above> {
  const urls = new Set(above.urls);
  const inline: [context: unknown, pointer: string][] = [];
  for (const [index, context] of contexts.entries()) {
    const place = `${pointer}/${index}`;
    if (typeof context !== 'string') inline.push([context, place]);
    else if (isPinnedContext(context)) urls.add(context);
    else
      findings.push(
        found(contextRows.unknown, place, `The context ${context.slice(0, 200)} is not pinned here.`),
      );
  }
  if (inline.length === 0 && above.inline.size === 0) return { urls, inline: above.inline };
  const pinned = await pinnedTerms([...urls]);
  const taken = new Set([...pinned, ...above.inline]);
  for (const [context, place] of inline) {
    const harm = inlineContextHarm(context, taken);
    if (harm) findings.push(found(contextRows.unknown, place, harm));
  }
  return { urls, inline: new Set([...taken].filter((term) => !pinned.has(term))) };
}
