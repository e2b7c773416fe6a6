import { credentialsV1, credentialsV2, isPinnedContext } from '../../contexts/pinned-contexts.js';
import { canonicalJson } from '../../canonical-json/canonical-json.js';
import { isLiteral } from '../../linked-data/json-literal.js';
import { ambiguityIn } from '../../linked-data/read-as-signed.js';
import { toQuads } from '../../linked-data/to-quads.js';
import { pointerStep } from '../../json-pointer.js';
import { StandardsError } from '../../standards-error.js';
import type { Finding, RuleRow } from '../rule.js';
import { checkContextInline } from './check-context-inline.js';
import { checkContextList } from './check-context-list.js';
import { checkContextMember } from './check-context-member.js';
import { checkContextMissing } from './check-context-missing.js';
import { checkContextOrder } from './check-context-order.js';
import { checkContextRenames } from './check-context-renames.js';
import { checkContextType } from './check-context-type.js';
import { checkContextUnknown } from './check-context-unknown.js';
import { checkContextVersion1 } from './check-context-version-1.js';
import { checkTermsDefined } from './check-terms-defined.js';
import { inlineContextHarm, pinnedTerms } from './inline-context.js';
import { isObject, listOf, type JsonObject } from '../../json-values.js';

/** Rules without which a document could read otherwise than it is signed. */
const ruleOf = {
  CONTEXT_MEMBER: checkContextMember,
  CONTEXT_TYPE: checkContextType,
  CONTEXT_LIST: checkContextList,
  CONTEXT_RENAMES: checkContextRenames,
} as const;

/**
 * What is wrong with the contexts of a document, wherever in it they stand, and what of it reads otherwise than it is signed.
 *
 * @returns in the order in which it matters: nothing that is unknown is asked for its terms
 */
export async function contextFindings(document: JsonObject): Promise<Finding[]> {
  const listed = listOf(document['@context'] ?? []);
  if (listed.length === 0) return [found(checkContextMissing, '/@context')];
  const findings: Finding[] = [];
  if (!isPinnedThroughout(document))
    await findUnknown(document, '', { urls: new Set(), inline: new Set() }, findings);
  const ambiguity = findings.length === 0 ? ambiguityIn(document) : undefined;
  if (ambiguity) findings.push(found(ruleOf[ambiguity.code], ambiguity.pointer));
  if (listed[0] === credentialsV1) findings.push(found(checkContextVersion1, '/@context/0'));
  else if (listed[0] !== credentialsV2) findings.push(found(checkContextOrder, '/@context/0'));
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
    return [{ ...found(checkTermsDefined, '', error.message), code: error.code }];
  }
}

/** That a document, whose contexts have been found in order, defines names itself under a signature over statements. */
export function ownNameFindings(document: JsonObject): Finding[] {
  return isPinnedThroughout(document) ? [] : [found(checkContextInline, '/@context')];
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
    const inside = name === 'proof' && isObject(value) ? withoutRepeated(member, value['@context']) : member;
    await findUnknown(inside as JsonObject, place, here, findings);
  }
}

/** Proofs of the JCS suites say the contexts of their document again (VC Data Integrity EdDSA 1.0 §3.3.5). */
function withoutRepeated(proof: object, contexts: unknown): object {
  if (Array.isArray(proof))
    return proof.map((each) => (isBranch(each) ? withoutRepeated(each, contexts) : each));
  const { '@context': own, ...rest } = proof as JsonObject;
  return own !== undefined && canonicalJson(own) === canonicalJson(contexts ?? null) ? rest : proof;
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
        found(checkContextUnknown, place, `The context ${context.slice(0, 200)} is not pinned here.`),
      );
  }
  if (inline.length === 0 && above.inline.size === 0) return { urls, inline: above.inline };
  const pinned = await pinnedTerms([...urls]);
  const taken = new Set([...pinned, ...above.inline]);
  for (const [context, place] of inline) {
    const harm = inlineContextHarm(context, taken);
    if (harm) findings.push(found(checkContextUnknown, place, harm));
  }
  return { urls, inline: new Set([...taken].filter((term) => !pinned.has(term))) };
}
