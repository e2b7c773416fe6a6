import { createHmac } from 'node:crypto';
import { canonizeDataset } from '../../linked-data/canonize-dataset.js';
import { StandardsError } from '../../standards-error.js';
import { namedQuads, nameStatements, renameNodes } from './name-statements.js';
import type { JsonObject } from '../../json-values.js';
import { selectByPointers } from './select-by-pointers.js';
import { sortByCodePoint } from '../../linked-data/code-point-order.js';

/** The statements that one list of pointers selects. */
export interface StatementGroup {
  /** Their places among all statements, ascending. */
  readonly indexes: ReadonlySet<number>;
  /** The same statements as N-Quads, with blank nodes under the labels of `GroupedStatements.labels`. */
  readonly quads: readonly string[];
}

export interface GroupedStatements {
  /** Every statement, blank nodes under their secret labels, in canonical order. */
  readonly statements: readonly string[];
  readonly groups: readonly StatementGroup[];
  /** From a blank node's label in the groups' quads to the 32 bytes of its secret one. */
  readonly labels: ReadonlyMap<string, Uint8Array>;
}

/**
 * Canonicalises a document with blank nodes under secret labels and groups its statements by pointers
 * (VC DI ECDSA 1.0 §3.4.16, canonicalizeAndGroup, with the label map of §3.4.4).
 *
 * @param pointers one list of JSON pointers for each group
 * @throws StandardsError as naming and selecting do, and `STANDARDS_SD_NOT_SELECTABLE` when pointers select
 *   something that the whole document does not state, such as a value without its language
 * @example (await groupStatements(unsecured, new Uint8Array(32), [['/issuer']])).groups.length // 1
 */
export async function groupStatements(
  document: JsonObject,
  hmacKey: Uint8Array,
  pointers: readonly (readonly string[])[],
): Promise<GroupedStatements> {
  const named = await nameStatements(document);
  const canonical = canonizeDataset(named.quads.map((quad) => renameNodes(quad, (label) => label)));
  const labels = new Map<string, Uint8Array>();
  for (const [label, canonicalLabel] of canonical.labels) {
    labels.set(label, createHmac('sha256', hmacKey).update(canonicalLabel).digest());
  }
  const texts = new Map([...labels].map(([label, secret]) => [label, secretLabel(secret)]));
  const textOf = (label: string) => texts.get(label) as string;
  const statementOf = new Map(named.quads.map((quad) => [quad, renameNodes(quad, textOf)]));
  const statements = sortByCodePoint([...statementOf.values()]);
  const indexOf = new Map(statements.map((statement, index) => [statement, index]));

  const groups: StatementGroup[] = [];
  for (const each of pointers) {
    const selected = each.length > 0 ? await namedQuads(selectByPointers(named.document, each)) : [];
    if (!selected) throw notSelectable();
    const indexes = selected.map((quad) => {
      const index = indexOf.get(statementOf.get(quad) ?? '');
      if (index === undefined) throw notSelectable();
      return index;
    });
    groups.push({
      indexes: new Set(indexes.sort((a, b) => a - b)),
      quads: selected.map((quad) => renameNodes(quad, (label) => label)),
    });
  }
  return { statements, groups, labels };
}

/** A blank node's label from its HMAC: base64url multibase, for a label must not begin with `-` (§3.4.4). */
export function secretLabel(digest: Uint8Array): string {
  return `u${Buffer.from(digest).toString('base64url')}`;
}

function notSelectable(): StandardsError {
  return new StandardsError(
    'STANDARDS_SD_NOT_SELECTABLE',
    'The pointers select something that the document as a whole does not state.',
  );
}
