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

/** The level that an award names, by name or rank; undefined when it names none. */
export function levelOf(
  levels: readonly ResultLevel[],
  asked: string | number | undefined,
): ResultLevel | undefined | AwardProblem {
  if (asked === undefined || asked === '') return undefined;
  const found = levels.find(({ name, rank }) => name === asked || String(rank) === String(asked));
  if (found) return found;
  const known =
    levels.length === 0 ? 'it has no levels' : `it has ${levels.map(({ name }) => name).join(', ')}`;
  return { code: 'ISSUER_UNKNOWN_LEVEL', reason: `The achievement has no level ${asked}; ${known}.` };
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
