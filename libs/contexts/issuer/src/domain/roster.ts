import {
  awardRequest,
  type AwardRequest,
  type CredentialFormat,
  type RosterRow,
} from '@wellspring/contracts';
import type { AwardProblem } from './award.js';

/** What becomes of a row before anything is issued. */
export type RowVerdict =
  | { readonly outcome: 'pending'; readonly request: AwardRequest }
  | { readonly outcome: 'held' | 'rejected'; readonly problem: AwardProblem };

const yes = /^(1|y|yes|true|hold|held)$/i;

/**
 * Judges the rows of a roster: which can be issued, which are held by the institution's own mark, which are
 * wrong and why. `achievementIdOf` knows the institution's achievements by id or name.
 */
export function judgeRoster(
  rows: readonly RosterRow[],
  formats: readonly CredentialFormat[],
  achievementIdOf: (text: string) => string | undefined,
): RowVerdict[] {
  const seen = new Map<string, string>();
  return rows.map((row) => {
    const verdict = judgeRow(row, formats, achievementIdOf);
    if (verdict.outcome !== 'pending') return verdict;
    const text = JSON.stringify(verdict.request);
    const earlier = seen.get(row.externalId);
    seen.set(row.externalId, earlier ?? text);
    // The very same row twice is a duplicate, which issuing finds by itself.
    if (earlier === undefined || earlier === text) return verdict;
    return rejected(
      'ISSUER_ROW_CONTRADICTS',
      `An earlier row has the externalId ${row.externalId} with other content.`,
    );
  });
}

function judgeRow(
  row: RosterRow,
  formats: readonly CredentialFormat[],
  achievementIdOf: (text: string) => string | undefined,
): RowVerdict {
  const achievementId = achievementIdOf(row.achievement.trim());
  if (!achievementId) {
    return rejected('ISSUER_UNKNOWN_ACHIEVEMENT', `The institution has no achievement “${row.achievement}”.`);
  }
  const parsed = awardRequest.safeParse({
    externalId: row.externalId,
    recipient: { email: row.email.trim(), name: row.name },
    achievementId,
    formats: [...formats],
    ...(row.completedOn?.trim() && { completedOn: row.completedOn.trim() }),
    ...(row.level?.trim() && { level: row.level.trim() }),
    ...(row.validUntil?.trim() && { validUntil: row.validUntil.trim() }),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = String(issue?.path.at(-1) ?? 'row');
    const value = (row as Readonly<Record<string, string | undefined>>)[field] ?? '';
    return rejected(
      'ISSUER_ROW_INVALID',
      `${field}: ${value.slice(0, 80)} — ${issue?.message ?? 'is not usable'}`,
    );
  }
  if (row.hold && yes.test(row.hold.trim())) {
    return {
      outcome: 'held',
      problem: { code: 'ISSUER_ROW_HELD', reason: 'The roster holds this row back.' },
    };
  }
  return { outcome: 'pending', request: parsed.data };
}

function rejected(code: string, reason: string): RowVerdict {
  return { outcome: 'rejected', problem: { code, reason } };
}
