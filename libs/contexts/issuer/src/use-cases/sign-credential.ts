import { randomBytes, randomUUID } from 'node:crypto';
import type { AwardRequest, CredentialFormat } from '@wellspring/contracts';
import {
  buildAchievementCredential,
  credentialDigest,
  identityObject,
  serializeCredential,
  signDataIntegrity,
  signVcJwt,
  statusListEntry,
} from '@wellspring/standards';
import { resultDescriptionId } from '../domain/achievement-document.js';
import { validFromOf, type ResultLevel } from '../domain/award.js';
import type { ActiveKey } from '../signing/issuer-keys.js';
import type { AchievementRow } from '../storage/achievements.js';
import type { ProfileRow } from '../storage/profiles.js';

export interface CredentialDraft {
  readonly request: AwardRequest;
  readonly format: CredentialFormat;
  readonly achievement: AchievementRow;
  readonly level: ResultLevel | undefined;
  readonly profile: ProfileRow;
  readonly key: ActiveKey;
  readonly statusListUrl: string;
  readonly statusIndex: number;
  readonly now: Date;
}

export interface SignedCredential {
  readonly id: string;
  readonly text: string;
  readonly digest: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** Builds and signs one form of an award. The text is what will be stored, delivered and digested. */
export async function signCredential(draft: CredentialDraft): Promise<SignedCredential> {
  const { request, achievement, level, profile, key, now } = draft;
  const id = `urn:uuid:${randomUUID()}`;
  const validFrom = validFromOf(request.completedOn, now);
  const validUntil = request.validUntil ? new Date(request.validUntil) : null;
  const document = buildAchievementCredential({
    id,
    issuer: { id: profile.did_web, name: profile.name },
    achievement: achievement.document,
    subject: { identity: identityObject(request.recipient.email, randomBytes(16).toString('base64url')) },
    ...(level && {
      result: { resultDescription: resultDescriptionId(achievement.document.id), achievedLevel: level.id },
    }),
    validFrom,
    ...(validUntil && { validUntil }),
    credentialStatus: statusListEntry(draft.statusListUrl, draft.statusIndex),
  });
  const text =
    draft.format === 'vc+jwt'
      ? await signVcJwt(document, { key })
      : serializeCredential(await signDataIntegrity(document, { key, created: now }));
  return { id, text, digest: credentialDigest(text), validFrom, validUntil };
}
