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

/** Everything that one signed form of an award says. */
export interface CredentialContent {
  readonly request: AwardRequest;
  readonly format: CredentialFormat;
  readonly achievement: AchievementRow;
  readonly level: ResultLevel | undefined;
  readonly issuer: { readonly name: string; readonly key: ActiveKey; readonly now: Date };
  readonly status: { readonly listUrl: string; readonly index: number };
}

export interface SignedCredential {
  readonly id: string;
  readonly text: string;
  readonly digest: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/**
 * Builds and signs one form of an award. The text is what will be stored, delivered and digested.
 *
 * @throws StandardsError when it cannot be signed
 */
export async function signCredential(content: CredentialContent): Promise<SignedCredential> {
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
  const text =
    content.format === 'vc+jwt'
      ? await signVcJwt(document, { key })
      : serializeCredential(await signDataIntegrity(document, { key, created: now }));
  return { id, text, digest: credentialDigest(text), validFrom, validUntil };
}
