import { z } from 'zod';
import { achievedItem } from '../fields.js';
import { pageOf } from '../page.js';

/**
 * What keeps a credential out of the learner's profile, or `used`: verified, current, and under a live consent
 * of theirs.
 */
export const profileStanding = z.enum(['used', 'no-consent', 'expired', 'revoked', 'not-verified']);
export type ProfileStanding = z.infer<typeof profileStanding>;

/** `GET /matching/my-profile`: the learner's credentials as matching knows them. */
export const profiledCredential = z.object({
  credentialId: z.string(),
  standing: profileStanding,
  items: z.array(achievedItem.pick({ uri: true, level: true })),
});
export type ProfiledCredential = z.infer<typeof profiledCredential>;
export const myProfile = pageOf(profiledCredential);
export type MyProfile = z.infer<typeof myProfile>;
