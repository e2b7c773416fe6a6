import {
  awardRequest,
  type AwardRequest,
  type CredentialFormat,
  type DidMethod,
  type RosterRow,
} from '@wellspring/contracts';
import { problemOfAward, type AwardProblem, type ResultLevel } from './award.js';
import { printable } from './printable.js';

/** A row as it was read; one that could not be taken apart says why. */
export type RosterLine = RosterRow & { readonly malformed?: string };

/** An achievement as rosters name it. */
export interface RosterAchievement {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly ResultLevel[];
}

/** What all rows of a roster share. */
export interface RosterTerms {
  readonly achievements: readonly RosterAchievement[];
  readonly formats: readonly CredentialFormat[];
  readonly issuer?: DidMethod | undefined;
  readonly now: Date;
}

/** What becomes of a row before anything is issued. */
export type RowVerdict =
  | { readonly outcome: 'pending'; readonly request: AwardRequest }
  | { readonly outcome: 'held' | 'rejected'; readonly problem: AwardProblem };

const yes = /^(1|y|yes|true|hold|held)$/i;
const no = /^(|0|n|no|false)$/i;

/**
 * Judges the rows of a roster: which can be issued, which are held by the institution's own mark, which are
 * wrong and why.
 */
export function judgeRoster(rows: readonly RosterLine[], terms: RosterTerms): RowVerdict[] {
  const namesakes = achievementsByText(terms.achievements);
  const seen = new Map<string, string>();
  return rows.map((row) => {
    const verdict = judgeRow(row, terms, namesakes);
    if (verdict.outcome !== 'pending') return verdict;
    const { externalId } = verdict.request;
    const text = JSON.stringify(verdict.request);
    const earlier = seen.get(externalId);
    seen.set(externalId, earlier ?? text);
    // The very same row twice is a duplicate, which issuing finds by itself.
    if (earlier === undefined || earlier === text) return verdict;
    return rejected(
      'ISSUER_ROW_CONTRADICTS',
      `An earlier row has the externalId ${externalId} with other content.`,
    );
  });
}

type Namesakes = ReadonlyMap<string, readonly RosterAchievement[]>;

function achievementsByText(achievements: readonly RosterAchievement[]): Namesakes {
  const byText = new Map<string, RosterAchievement[]>();
  for (const achievement of achievements) {
    byText.set(achievement.id, [achievement]);
    byText.set(achievement.name, [...(byText.get(achievement.name) ?? []), achievement]);
  }
  return byText;
}

function judgeRow(row: RosterLine, terms: RosterTerms, namesakes: Namesakes): RowVerdict {
  if (row.malformed) return rejected('ISSUER_ROW_INVALID', row.malformed);
  const named = printable(row.achievement, 80);
  const [achievement, other] = namesakes.get(row.achievement.trim()) ?? [];
  if (!achievement) {
    return rejected('ISSUER_UNKNOWN_ACHIEVEMENT', `The institution has no achievement “${named}”.`);
  }
  if (other) {
    return rejected(
      'ISSUER_AMBIGUOUS_ACHIEVEMENT',
      `Several achievements are called “${named}”; use the id.`,
    );
  }
  const parsed = awardRequest.safeParse(requestOf(row, achievement.id, terms));
  if (!parsed.success) return invalid(row, parsed.error.issues[0]);
  const problem = problemOfAward(parsed.data, achievement.levels, terms.now);
  if (problem) return { outcome: 'rejected', problem };
  return held(row) ?? { outcome: 'pending', request: parsed.data };
}

function requestOf(row: RosterRow, achievementId: string, { formats, issuer }: RosterTerms) {
  const { completedOn, level, validUntil } = row;
  return {
    externalId: row.externalId,
    recipient: { email: row.email.trim(), name: row.name },
    achievementId,
    formats: [...formats],
    ...(completedOn?.trim() && { completedOn: completedOn.trim() }),
    ...(level?.trim() && { level }),
    ...(validUntil?.trim() && { validUntil: validUntil.trim() }),
    ...(issuer && { issuer }),
  };
}

function invalid(
  row: RosterRow,
  issue: { path: readonly PropertyKey[]; message: string } | undefined,
): RowVerdict {
  const field = String(issue?.path.at(-1) ?? 'row');
  const value = (row as Readonly<Record<string, string | undefined>>)[field] ?? '';
  const why = issue?.message ?? 'is not usable';
  return rejected('ISSUER_ROW_INVALID', `${field}: ${printable(value, 80)} — ${why}`);
}

/** A mark that is neither yes nor no might have meant to hold: what is issued cannot be unissued. */
function held({ hold = '' }: RosterRow): RowVerdict | undefined {
  const mark = hold.trim();
  if (no.test(mark)) return undefined;
  if (!yes.test(mark)) {
    return rejected('ISSUER_ROW_INVALID', `hold: ${printable(mark, 80)} — is neither yes nor no`);
  }
  const reason = 'The roster holds this row back.';
  return { outcome: 'held', problem: { code: 'ISSUER_ROW_HELD', reason } };
}

function rejected(code: string, reason: string): RowVerdict {
  return { outcome: 'rejected', problem: { code, reason } };
}
