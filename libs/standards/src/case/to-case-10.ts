import type { PartKind } from './schemas.js';

/** Members that CASE 1.1 added, by part. */
const added: Readonly<Partial<Record<PartKind, readonly string[]>>> = {
  CFDocument: ['frameworkType', 'caseVersion', 'extensions'],
  CFItem: ['subject', 'subjectURI', 'extensions'],
  CFAssociation: ['notes', 'extensions'],
};

type Json = Readonly<Record<string, unknown>>;

/**
 * A part as CASE 1.0 has it: without what 1.1 added; associations that 1.0 does not know become isRelatedTo.
 *
 * @param part as CASE 1.1 has it; it is not changed
 * @example toCase10('CFItem', { ...cfItem, extensions: { colour: 'red' } }) // cfItem
 */
export function toCase10(kind: PartKind, part: Json): Json {
  const dropped = added[kind] ?? ['extensions'];
  const kept: Record<string, unknown> = Object.fromEntries(
    Object.entries(part).filter(([name]) => !dropped.includes(name)),
  );
  if (kind === 'CFRubrics') return withoutExtensions(kept) as Json;
  if (kind !== 'CFAssociation') return kept;
  const type = String(kept['associationType']);
  if (type.startsWith('ext:') || type === 'isTranslationOf') kept['associationType'] = 'isRelatedTo';
  for (const end of ['originNodeURI', 'destinationNodeURI']) {
    const { targetType: _, ...node } = kept[end] as Record<string, unknown>;
    kept[end] = node;
  }
  return kept;
}

/** Criteria and their levels stand inside their rubric. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== 'extensions');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutExtensions(member)]));
}
