import { achievementSchema } from '../credentials/achievement-schema.js';
import { achievementSubjectSchema } from '../credentials/achievement-subject-schema.js';
import { clrAssociationSchema } from '../credentials/clr-schema.js';
import { profileSchema } from '../credentials/profile-schema.js';
import { evidenceSchema } from '../credentials/secured-schema.js';
import type { ClrContent } from '../clr-1/clr-content.js';
import type { BadgeContent } from '../older-formats/badge-content.js';

/** What of a badge does not hold to Open Badges 3.0, though it is shown by its names. */
export function unshowableInBadge(content: BadgeContent | undefined): string[] {
  if (!content) return [];
  const { credentialSubject, issuer, evidence } = content;
  return [
    achievementSubjectSchema.safeParse(credentialSubject),
    profileSchema.safeParse(issuer),
    evidenceSchema.array().safeParse(evidence ?? []),
  ].flatMap(({ error }) => error?.message ?? []);
}

/** What of a learner record does not hold to CLR 2.0 or Open Badges 3.0. */
export function unshowableIn(content: ClrContent | undefined): string[] {
  if (!content) return [];
  const { profile, achievement, association } = content.credentialSubject;
  return [
    profileSchema.array().safeParse([content.issuer, profile]),
    achievementSchema.array().safeParse(achievement ?? []),
    clrAssociationSchema.array().safeParse(association ?? []),
  ]
    .flatMap(({ error }) => error?.message ?? [])
    .concat(content.badges.flatMap(unshowableInBadge));
}
