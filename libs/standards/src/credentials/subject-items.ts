/** A framework item that a credential says its subject achieved. */
export interface SubjectItem {
  readonly uri: string;
  /** The achieved level as the rank of its RubricCriterionLevel, from 1; null is unknown. */
  readonly level: number | null;
}

interface AchievementLike {
  readonly alignment?: readonly { targetUrl?: unknown }[];
  readonly resultDescription?: readonly {
    id?: string;
    rubricCriterionLevel?: readonly { id?: string; level?: string }[];
  }[];
}
interface SubjectLike {
  readonly achievement?: AchievementLike;
  readonly result?: readonly { resultDescription?: string; achievedLevel?: string }[];
}

/**
 * The items that an AchievementCredential aligns to, each with the achieved level: the `level` of the level's
 * RubricCriterionLevel where it is a number, else its place in the list, lowest first.
 */
export function subjectItems(credential: Readonly<Record<string, unknown>>): SubjectItem[] {
  const subjects = [credential['credentialSubject']].flat() as (SubjectLike | undefined)[];
  return subjects.flatMap((subject) => {
    const level = achievedRank(subject);
    return (subject?.achievement?.alignment ?? []).flatMap(({ targetUrl }) =>
      typeof targetUrl === 'string' ? [{ uri: targetUrl, level }] : [],
    );
  });
}

function achievedRank(subject: SubjectLike | undefined): number | null {
  for (const { resultDescription, achievedLevel } of subject?.result ?? []) {
    const description = subject?.achievement?.resultDescription?.find(({ id }) => id === resultDescription);
    const levels = description?.rubricCriterionLevel ?? [];
    const index = levels.findIndex(({ id }) => id === achievedLevel);
    if (index < 0) continue;
    const named = Number(levels[index]?.level);
    return Number.isInteger(named) ? named : index + 1;
  }
  return null;
}
