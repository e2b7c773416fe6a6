import type { JsonObject } from '../../json-values.js';
import { StandardsError } from '../../standards-error.js';

interface Branch {
  whole: boolean;
  readonly children: Map<string, Branch>;
}

/** Longer than a path through any credential. */
const maximumPointerLength = 4096;
const neverCopied = '_:';

/**
 * The part of a document that JSON pointers name (VC DI ECDSA 1.0 §3.4.13, selectJsonLd): what they name in full,
 * the context, and along the way every node's identifier and types. Arrays become dense. Nothing is copied that
 * can be shared, so the answer must not be changed.
 *
 * @throws StandardsError `STANDARDS_SD_POINTER_MALFORMED` when one is not a JSON pointer (RFC 6901),
 *   `STANDARDS_SD_POINTER_UNMATCHED` when the document has nothing there; its `pointer` says which
 * @example selectByPointers({ type: 'T', a: { b: 1, c: 2 } }, ['/a/b']) // { type: 'T', a: { b: 1 } }
 */
export function selectByPointers(document: JsonObject, pointers: readonly string[]): JsonObject {
  const root: Branch = { whole: false, children: new Map() };
  for (const pointer of pointers) {
    let branch = root;
    let value: unknown = document;
    for (const token of tokensOf(pointer)) {
      value = valueAt(value, token, pointer);
      let next = branch.children.get(token);
      if (!next) branch.children.set(token, (next = { whole: false, children: new Map() }));
      branch = next;
    }
    branch.whole = true;
  }
  return pick(document, root, ['@context']) as JsonObject;
}

/** The reference tokens of a JSON pointer (RFC 6901 §4). */
function tokensOf(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || pointer.length > maximumPointerLength || /~(?![01])/.test(pointer)) {
    throw new StandardsError('STANDARDS_SD_POINTER_MALFORMED', 'This is not a JSON pointer.', pointer);
  }
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(value: unknown, token: string, pointer: string): unknown {
  const isIndex = !Array.isArray(value) || /^(0|[1-9]\d*)$/.test(token);
  if (typeof value === 'object' && value !== null && isIndex && Object.hasOwn(value, token)) {
    return (value as JsonObject)[token];
  }
  throw new StandardsError(
    'STANDARDS_SD_POINTER_UNMATCHED',
    'The document has nothing at this pointer.',
    pointer,
  );
}

function pick(source: unknown, branch: Branch, always: readonly string[]): unknown {
  if (branch.whole) return source;
  if (Array.isArray(source)) {
    return [...branch.children]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([index, child]) => pick(source[Number(index)], child, []));
  }
  const node = source as JsonObject;
  const selected = new Map(always.map((key) => [key, node[key]]));
  for (const key of ['id', '@id', 'type', '@type']) {
    const value = Object.hasOwn(node, key) ? node[key] : undefined;
    // A blank identifier means nothing outside its document.
    if (value && !(typeof value === 'string' && value.startsWith(neverCopied))) selected.set(key, value);
  }
  for (const [key, child] of branch.children) {
    if (!selected.has(key)) selected.set(key, pick(node[key], child, []));
  }
  return Object.fromEntries(selected);
}
