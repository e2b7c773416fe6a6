import { createHash } from 'node:crypto';
import type { AwardRequest } from '@wellspring/contracts';

export interface ResultLevel {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
}

export interface AlignmentFact {
  readonly uri: string;
  readonly name: string;
  readonly code: string | null;
  readonly frameworkId: string;
  readonly frameworkUri: string;
  readonly frameworkTitle: string;
  readonly revision: number;
}

/** A problem of one award, with a stable code. */
export interface AwardProblem {
  readonly code: string;
  readonly reason: string;
}

/** The level that an award names, by name, else by rank; undefined when it names none. */
export function levelOf(
  levels: readonly ResultLevel[],
  asked: string | number | undefined,
): ResultLevel | undefined | AwardProblem {
  if (asked === undefined || asked === '') return undefined;
  const found =
    levels.find(({ name }) => name === asked) ?? levels.find(({ rank }) => String(rank) === String(asked));
  if (found) return found;
  const known =
    levels.length === 0 ? 'it has no levels' : `it has ${levels.map(({ name }) => name).join(', ')}`;
  return { code: 'ISSUER_UNKNOWN_LEVEL', reason: `The achievement has no level ${asked}; ${known}.` };
}

/** What keeps a request from becoming an award of an achievement with these levels; undefined is nothing. */
export function problemOfAward(
  request: AwardRequest,
  levels: readonly ResultLevel[] | undefined,
  now: Date,
): AwardProblem | undefined {
  if (!levels) {
    const reason = 'The institution has no achievement with this id; list yours at GET /issuer/achievements.';
    return { code: 'ISSUER_UNKNOWN_ACHIEVEMENT', reason };
  }
  const level = levelOf(levels, request.level);
  if (level && 'code' in level) return level;
  const { validUntil, completedOn } = request;
  // VC Data Model 2.0 §4.9: a credential does not end before it begins.
  if (validUntil && new Date(validUntil) <= validFromOf(completedOn, now)) {
    return { code: 'ISSUER_NEVER_VALID', reason: `It would end, at ${validUntil}, before it begins.` };
  }
  return undefined;
}

/** What must be equal for two requests of one external id to be the same award. */
export function contentHash(request: AwardRequest): string {
  const { recipient, achievementId, completedOn, level, validUntil } = request;
  const content = [
    recipient.email.trim().toLowerCase(),
    achievementId,
    completedOn,
    level === undefined ? undefined : String(level),
    validUntil,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/** From when the credential is valid: the day of completion, never in the future. */
export function validFromOf(completedOn: string | undefined, now: Date): Date {
  if (!completedOn) return now;
  const completed = new Date(`${completedOn}T00:00:00.000Z`);
  return completed < now ? completed : now;
}
