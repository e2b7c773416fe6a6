import { type JsonObject } from '../json-values.js';
import { objectsOf } from '../member-values.js';

/**
 * A framework item that a credential says its subject achieved (Open Badges 3.0 §B.1.5, `targetUrl`).
 *
 * @example
 * const [item]: SubjectItem[] = subjectItems(unsecured);
 * item?.level // null
 */
export interface SubjectItem {
  readonly uri: string;
  /** The achieved level as the rank of its RubricCriterionLevel, from 1; null is unknown. */
  readonly level: number | null;
}

/**
 * The items that an AchievementCredential aligns to (Open Badges 3.0 §B.1.5), each with the achieved level: the `level`
 * of the level's RubricCriterionLevel (§B.1.18) where it is a number, else its place in the list, lowest first.
 *
 * @example subjectItems(unsecured) // [{ uri: 'https://example.org/items/1', level: null }]
 */
export function subjectItems(credential: JsonObject): SubjectItem[] {
  return objectsOf(credential, 'credentialSubject').flatMap(([subject]) => {
    const level = achievedRank(subject);
    return objectsOf(subject, 'achievement')
      .flatMap(([achievement]) => objectsOf(achievement, 'alignment'))
      .flatMap(([{ targetUrl }]) => (typeof targetUrl === 'string' ? [{ uri: targetUrl, level }] : []));
  });
}

function achievedRank(subject: JsonObject): number | null {
  const descriptions = objectsOf(subject, 'achievement').flatMap(([each]) =>
    objectsOf(each, 'resultDescription'),
  );
  for (const [{ resultDescription, achievedLevel }] of objectsOf(subject, 'result')) {
    const [description = {}] = descriptions.find(([{ id }]) => id === resultDescription) ?? [];
    const levels = objectsOf(description, 'rubricCriterionLevel');
    const index = achievedLevel === undefined ? -1 : levels.findIndex(([{ id }]) => id === achievedLevel);
    if (index < 0) continue;
    const [{ level } = {}] = levels[index] ?? [];
    const named = typeof level === 'string' && level.trim() !== '' ? Number(level) : Number.NaN;
    return Number.isInteger(named) ? named : index + 1;
  }
  return null;
}
