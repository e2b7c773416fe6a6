import { randomBytes, randomUUID } from 'node:crypto';
import type { AwardRequest, CredentialFormat } from '@wellspring/contracts';
import {
  buildAchievementCredential,
  identityObject,
  statusListEntry,
  type SigningTask,
} from '@wellspring/standards';
import { resultDescriptionId } from '../domain/achievement-document.js';
import { validFromOf, type ResultLevel } from '../domain/award.js';
import type { ActiveKey } from '../signing/issuer-keys.js';
import type { AchievementRow } from '../storage/achievements.js';

/** Everything that one signed form of an award says. */
export interface CredentialContent {
  readonly request: AwardRequest;
  readonly format: CredentialFormat;
  readonly achievement: AchievementRow;
  readonly level: ResultLevel | undefined;
  readonly issuer: { readonly name: string; readonly key: ActiveKey; readonly now: Date };
  readonly status: { readonly listUrl: string; readonly index: number };
}

export interface UnsignedCredential {
  readonly id: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  /** What is left to do. */
  readonly task: SigningTask;
}

/** Builds one form of an award, ready to be signed. */
export function buildCredential(content: CredentialContent): UnsignedCredential {
  const { request, achievement, level, issuer, status } = content;
  const { key, now } = issuer;
  const id = `urn:uuid:${randomUUID()}`;
  const validFrom = validFromOf(request.completedOn, now);
  const validUntil = request.validUntil ? new Date(request.validUntil) : null;
  const document = buildAchievementCredential({
    id,
    issuer: { id: key.controller, name: issuer.name },
    achievement: achievement.document,
    subject: { identity: identityObject(request.recipient.email, randomBytes(16).toString('base64url')) },
    ...(level && {
      result: { resultDescription: resultDescriptionId(achievement.document.id), achievedLevel: level.id },
    }),
    validFrom,
    ...(validUntil && { validUntil }),
    credentialStatus: statusListEntry(status.listUrl, status.index),
  });
  const task: SigningTask =
    content.format === 'vc+jwt'
      ? { securing: 'vc-jwt', document, key }
      : { securing: 'data-integrity', document, key, created: now };
  return { id, validFrom, validUntil, task };
}
